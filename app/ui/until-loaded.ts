/** Time between two tries, ms. */
const AGAIN_AFTER = 4000;

/**
 * Loads a part of the app that is fetched when it is needed, over a network that may come and go: tries again until it
 * is there or not `wanted` any more (null). `onFailure` is told of each try that failed.
 */
export async function untilLoaded<Part>(
  load: () => Promise<Part>,
  { wanted, onFailure }: { wanted: () => boolean; onFailure: () => void },
): Promise<Part | null> {
  while (wanted()) {
    try {
      return await load();
    } catch {
      if (wanted()) onFailure();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
  return null;
}
