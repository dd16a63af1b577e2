import { applyImport, checkImport } from '~/domains/imports/work.server';
import type { Deps } from '~/platform/deps.server';
import type { ImportRunner, ImportWork } from '~/platform/imports';

/** A runner without a thread: `settled` resolves when everything that was started has ended. */
export interface InlineImports extends ImportRunner {
  /** Set once deps exist; the runner is a part of them. */
  deps: Deps | null;
  settled(): Promise<void>;
}

/** Does the work of imports in the test's own process and database. */
export function createInlineImports(): InlineImports {
  let work: Promise<void> = Promise.resolve();
  const stops = new Map<string, AbortController>();
  const run = async (importId: string, { ...what }: ImportWork, signal: AbortSignal): Promise<void> => {
    const { deps } = runner;
    if (deps === null) throw new Error('deps are not connected');
    if (what.step === 'check') await checkImport(deps, importId, signal);
    else await applyImport(deps, importId, what.actor, signal);
  };
  const runner: InlineImports = {
    deps: null,
    start(importId, what) {
      const stop = new AbortController();
      stops.set(importId, stop);
      work = work.then(() => run(importId, what, stop.signal));
    },
    cancel: (importId) => stops.get(importId)?.abort(),
    settled: () => work,
  };
  return runner;
}
