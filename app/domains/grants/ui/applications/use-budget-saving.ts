import { useFetcher } from '@remix-run/react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { BudgetSaved } from '../../forms.server';

/** How long after the last key the budget is kept by itself. */
const AFTER_MS = 900;

export interface BudgetSaving {
  /** Of the budget that is known to be kept. */
  revision: number;
  /** Key below `grants:errors`, when it was not taken. */
  refused: string | null;
  /** Something was typed here that is not kept yet. */
  isDirty: boolean;
  onChange(): void;
  /** The budget is sent by its button: nothing is to be kept by itself any more. */
  letGo(): void;
  /** Another revision is shown now. */
  adopt(revision: number): void;
}

/** Keeps the form of a budget by itself while somebody types, one at a time, and never over what others changed. */
export function useBudgetSaving(form: RefObject<HTMLFormElement>, given: number): BudgetSaving {
  const { state, data, submit } = useFetcher<BudgetSaved>();
  const [revision, setRevision] = useState(given);
  const [isDirty, setDirty] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [tick, setTick] = useState(0);
  const typed = useRef(0);
  const sent = useRef(0);
  useEffect(() => {
    if (state !== 'idle' || !data) return;
    if (data.revision !== null) setRevision(data.revision);
    setRefused(data.refused);
    if (typed.current === sent.current) setDirty(data.refused !== null);
  }, [state, data]);
  const send = useCallback(() => {
    if (!form.current || typed.current === sent.current) return;
    sent.current = typed.current;
    const body = new FormData(form.current);
    body.set('auto', 'yes');
    submit(body, { method: 'post' });
  }, [form, submit]);
  // One at a time: a change made while the last is on its way goes out after it, with the revision that came back.
  useEffect(() => {
    if (state !== 'idle' || tick === sent.current || refused === 'budget_changed') return;
    const timer = setTimeout(send, AFTER_MS);
    return () => clearTimeout(timer);
  }, [tick, state, refused, send]);
  const onChange = useCallback(() => {
    typed.current++;
    setTick(typed.current);
    setDirty(true);
  }, []);
  const letGo = useCallback(() => {
    sent.current = typed.current;
    setDirty(false);
  }, []);
  return { revision, refused, isDirty, onChange, letGo, adopt: setRevision };
}
