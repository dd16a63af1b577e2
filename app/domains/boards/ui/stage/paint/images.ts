/** Pictures of the board, loaded when first drawn. */
export class ImageStore {
  readonly #urlOf: (file: string) => string;
  readonly #onLoad: (file: string) => void;
  readonly #images = new Map<string, { element: HTMLImageElement; ready: boolean }>();

  constructor(urlOf: (file: string) => string, onLoad: (file: string) => void) {
    this.#urlOf = urlOf;
    this.#onLoad = onLoad;
  }

  urlOf(file: string): string {
    return this.#urlOf(file);
  }

  /** The picture when it is there; otherwise begins loading it and tells `onLoad` later. */
  get(file: string): HTMLImageElement | null {
    const known = this.#images.get(file);
    if (known) return known.ready ? known.element : null;
    void this.load(file);
    return null;
  }

  /** Resolves with the picture, or null when it cannot be loaded. */
  async load(file: string): Promise<HTMLImageElement | null> {
    const entry = this.#images.get(file) ?? { element: new Image(), ready: false };
    if (!this.#images.has(file)) {
      this.#images.set(file, entry);
      entry.element.decoding = 'async';
      entry.element.src = this.#urlOf(file);
    }
    if (entry.ready) return entry.element;
    try {
      await entry.element.decode();
    } catch {
      return null;
    }
    if (!entry.ready) {
      entry.ready = true;
      this.#onLoad(file);
    }
    return entry.element;
  }
}
