import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { OutcomeView } from '../view';
import { GroupList, ReasonText } from './parts';

/** Lines shown of a long list before the rest is asked for. */
const FIRST = 30;

/** A result as staff see it: who is together, the proof, who is not and why. */
export function Outcome({ outcome }: { outcome: OutcomeView }) {
  const { t } = useTranslation();
  const { method, groups, unplaced, stages, candidates, cut, empty } = outcome;
  return (
    <div className="flex flex-col gap-6">
      {empty === null ? null : <Notice kind="warn">{t(`matching:rounds.empty.${empty}`)}</Notice>}
      <section className="flex flex-col gap-3">
        <h3 className="text-xl">{t('matching:rounds.groups', { count: groups.length })}</h3>
        {stages === null ? null : (
          <p>{t('matching:rounds.stages', { ...stages, candidates: candidates ?? 0 })}</p>
        )}
        {cut.length === 0 ? null : (
          <Notice kind="warn">
            {t('matching:rounds.cut', { names: cut.join(t('matching:rounds.comma')) })}
          </Notice>
        )}
        <GroupList groups={groups} withPlaces />
      </section>
      <Proof method={method} blocking={outcome.blocking} />
      <section className="flex flex-col gap-3">
        <h3 className="text-xl">{t('matching:rounds.unplaced', { count: unplaced.length })}</h3>
        <Shortened
          items={unplaced}
          keyOf={(one) => one.id}
          show={(one) => (
            <>
              <b>{one.name}</b>
              <span className="block text-ink-soft">
                <ReasonText reason={one.reason} />
              </span>
            </>
          )}
        />
      </section>
    </div>
  );
}

/** That nobody would rather be together, or who would. */
function Proof({ method, blocking }: Pick<OutcomeView, 'method' | 'blocking'>) {
  const { t } = useTranslation();
  const comma = t('matching:rounds.comma');
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-xl">{t('matching:rounds.proof')}</h3>
      <p className="max-w-3xl">{t(`matching:rounds.promise.${method}`)}</p>
      {blocking.length === 0 ? (
        <Notice kind="good">{t(`matching:rounds.noBlocking.${method}`)}</Notice>
      ) : (
        <>
          <Notice kind="warn">{t(`matching:rounds.blocking.${method}`, { count: blocking.length })}</Notice>
          <Shortened
            items={blocking}
            keyOf={(one) => one.members.join(' ')}
            show={(one) => (
              <>
                {one.members.join(' ＋ ')}
                {one.leaves.length === 0 ? null : (
                  <span className="block text-ink-soft">
                    {t(`matching:rounds.leaves.${method}`, { names: one.leaves.join(comma) })}
                  </span>
                )}
              </>
            )}
          />
        </>
      )}
    </section>
  );
}

function Shortened<T>({
  items,
  keyOf,
  show,
}: {
  items: readonly T[];
  keyOf: (item: T) => string;
  show: (item: T) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <>
      <ul className="grid gap-2 md:grid-cols-2">
        {shown.map((item) => (
          <li key={keyOf(item)} className="rounded-lg border border-line p-3">
            {show(item)}
          </li>
        ))}
      </ul>
      {shown.length === items.length ? null : (
        <div>
          <Button variant="secondary" onPress={() => setAll(true)}>
            {t('matching:rounds.showAll', { count: items.length })}
          </Button>
        </div>
      )}
    </>
  );
}
