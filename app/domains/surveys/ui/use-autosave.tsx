import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useSurveyWords } from './parts';

/** How long a pause in typing is before what is there is saved. */
const PAUSE_MS = 1500;

export type SaveStateName = 'none' | 'changed' | 'saving' | 'saved' | 'partly' | 'failed';

/** What saving in the background answers; see `saveDraft`. */
export interface DraftAnswer {
  /** The answer's revision now; null when nothing was saved. */
  revision: number | null;
  /** Whether everything could be read. */
  whole: boolean;
}

/**
 * Saves a form at `path` a moment after its last change, as its button does. A failure keeps what is typed and is tried
 * again with the next change. The state says what is true: `saved` only when the server has answered and nothing was
 * changed since. `revision` is what the form has to send along; a form that is submitted waits for a save under way, so
 * that the two don't take each other for somebody else.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, path: string, known: number) {
  const [changes, setChanges] = useState(0);
  const [state, setState] = useState<SaveStateName>('none');
  const [saved, setSaved] = useState(known);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underWay = useRef<Promise<number | null> | null>(null);
  useEffect(() => {
    if (changes === 0) return;
    const save = async () => {
      await underWay.current;
      if (!form.current) return;
      setState('saving');
      const answer = await postDraft(path, new FormData(form.current));
      const revision = answer?.revision ?? null;
      if (revision === null) setState('failed');
      else {
        setRevision(form.current, revision);
        setSaved(revision);
        setState((now) => (now === 'saving' ? (answer?.whole ? 'saved' : 'partly') : now));
      }
      return revision;
    };
    timer.current = setTimeout(() => {
      const saving = save().then((revision) => revision ?? null);
      underWay.current = saving;
      void saving.then(() => {
        if (underWay.current === saving) underWay.current = null;
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [changes, form, path]);
  return {
    state,
    revision: Math.max(saved, known),
    changed: () => {
      setState('changed');
      setChanges((before) => before + 1);
    },
    submitted: (event: FormEvent<HTMLFormElement>) => {
      clearTimeout(timer.current);
      setState('none');
      const saving = underWay.current;
      if (saving === null) return;
      event.preventDefault();
      const by = (event.nativeEvent as SubmitEvent).submitter;
      void saving.then(() => form.current?.requestSubmit(by));
    },
  };
}

/** The field of the form, at once: a submit may follow before the next rendering. */
function setRevision(form: HTMLFormElement | null, revision: number): void {
  const field = form?.elements.namedItem('revision');
  if (field instanceof HTMLInputElement) field.value = String(revision);
}

async function postDraft(path: string, body: FormData): Promise<DraftAnswer | null> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      body: new URLSearchParams([...body] as [string, string][]),
    });
    return answer.ok ? ((await answer.json()) as DraftAnswer) : null;
  } catch {
    return null;
  }
}

/** Says whether what is typed is safe. */
export function SaveState({ state }: { state: SaveStateName }) {
  const { t } = useSurveyWords();
  return (
    <p role="status" className="min-h-7 text-base" data-save={state}>
      {state === 'none' ? '' : t(`surveys:saveState.${state}`)}
    </p>
  );
}
