import { Form } from '@remix-run/react';
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { PairLook, SuggestionsView } from '../../model';
import { TermList } from './card';
import { FoundList } from './choose';

/** Staff: why somebody is suggested or not. */
export function WhyNot({ view, words }: { view: SuggestionsView; words: string }) {
  const { t } = useTranslation();
  const { own, programme, pair } = view;
  if (own === null || programme === null) return null;
  const here = new URLSearchParams({ organisation: own.id, programme: programme.id });
  return (
    <section aria-labelledby="why-not" className="flex flex-col gap-3 rounded-xl bg-surface-soft p-4">
      <h2 id="why-not" className="text-lg">
        {t('matching:suggestions.whyNot.title')}
      </h2>
      <p>{t('matching:suggestions.whyNot.lead', { name: own.name })}</p>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="organisation" value={own.id} />
        <input type="hidden" name="programme" value={programme.id} />
        <TextInput
          id="matching-with"
          name="withQ"
          label={t('matching:suggestions.whyNot.label')}
          defaultValue={words}
          className="min-w-60 flex-1"
        />
        <Button type="submit" variant="secondary">
          {t('matching:suggestions.find')}
        </Button>
      </Form>
      <FoundList found={view.foundOthers} words={words} to={(id) => `/matching?${here}&with=${id}#why-not`} />
      {pair ? <PairResult pair={pair} ownName={own.name} /> : null}
    </section>
  );
}

const SIDES = { own: 'Ours', other: 'Theirs' } as const;

function PairResult({ pair, ownName }: { pair: PairLook; ownName: string }) {
  const { t } = useTranslation();
  const names = { own: ownName, other: pair.other.name };
  if (pair.suggestion === null) {
    const failures = pair.listed ? pair.failures : [{ rule: 'not_listed' as const, side: null }];
    return (
      <div role="status" className="flex flex-col gap-2 rounded-lg border border-line bg-white p-4">
        <p className="font-bold">{t('matching:suggestions.whyNot.leftOut', names)}</p>
        <ul className="flex flex-col gap-2">
          {failures.map(({ rule, side }) => (
            <li key={`${rule} ${side}`} className="flex gap-2">
              <Ban aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-danger" />
              <span>{t(`matching:suggestions.rules.${rule}${side ? SIDES[side] : ''}`, names)}</span>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const percent = Math.round(pair.suggestion.score * 100);
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-line bg-white p-4">
      <Notice kind="info">
        {pair.place === null
          ? t('matching:suggestions.whyNot.further', { ...names, percent })
          : t('matching:suggestions.whyNot.place', { ...names, percent, place: pair.place })}
      </Notice>
      <TermList sentences={pair.suggestion.sentences} />
    </div>
  );
}
