import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextArea, TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import type { CasePage } from '../view';
import { type Answered, CELL, PANEL, TABLE, useDays, useFormOf } from './parts';
import { SpreadBar } from './table';

/** Own points by criterion, with a comment; kept as a draft or handed in. */
export function ScorePanel({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'score');
  const { stage, own, may } = page;
  if (!stage || !may.score) return null;
  return (
    <section className={PANEL} id="score">
      <h2 className="text-2xl">{t('screening:score')}</h2>
      <p>{t(own?.isIn ? 'screening:scoreIn' : 'screening:scoreText')}</p>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="score" />
        {stage.rubric.map((one) => {
          const name = `points-${one.key}`;
          return (
            <TextInput
              key={one.key}
              {...form.of(name)}
              type="number"
              inputMode="numeric"
              min={0}
              max={one.points}
              step={1}
              label={t('screening:criterion', { label: one.label, points: one.points })}
              help={one.question}
              defaultValue={form.value(name, String(own?.points[one.key] ?? ''))}
            />
          );
        })}
        <TextArea
          {...form.of('comment')}
          label={t('screening:fields.comment')}
          help={t('screening:help.comment')}
          defaultValue={form.value('comment', own?.comment ?? '')}
          maxLength={4000}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="handIn" value="yes">
            {t(own?.isIn ? 'screening:act.changeScore' : 'screening:act.handIn')}
          </Button>
          {own?.isIn ? null : (
            <Button type="submit" name="handIn" value="no" variant="secondary">
              {t('screening:act.draft')}
            </Button>
          )}
        </div>
      </Form>
    </section>
  );
}

/** Points of all who gave some: only for who may see them. */
export function OthersPanel({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const { others, stage, may } = page;
  if (!stage) return null;
  if (!others) {
    return may.score ? (
      <section className={PANEL}>
        <h2 className="text-2xl">{t('screening:others')}</h2>
        <p>{t('screening:othersLater')}</p>
      </section>
    ) : null;
  }
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('screening:others')}</h2>
      {others.spread ? <SpreadBar spread={others.spread} most={stage.most} /> : null}
      {others.scores.length === 0 ? <p>{t('screening:noScores')}</p> : <ScoreTable page={page} />}
      {others.waiting.length > 0 ? (
        <p className="text-ink-soft">{t('screening:stillWaiting', { names: others.waiting.join('、') })}</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {others.scores
          .filter((one) => one.comment !== '')
          .map((one) => (
            <li key={one.name} className="rounded-lg bg-surface-soft p-3">
              <b>{one.name}</b>
              <p className="whitespace-pre-wrap break-words">{one.comment}</p>
            </li>
          ))}
      </ul>
    </section>
  );
}

function ScoreTable({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const rubric = page.stage?.rubric ?? [];
  const scores = page.others?.scores ?? [];
  return (
    <ScrollRegion aria-label={t('screening:others')}>
      <table className={TABLE}>
        <thead>
          <tr>
            <th scope="col" className={CELL}>
              {t('screening:member')}
            </th>
            {rubric.map((one) => (
              <th key={one.key} scope="col" className={`${CELL} text-right`}>
                {one.label}
              </th>
            ))}
            <th scope="col" className={`${CELL} text-right`}>
              {t('screening:sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((one) => (
            <tr key={one.name}>
              <th scope="row" className={`${CELL} whitespace-nowrap font-normal`}>
                {one.name}
              </th>
              {rubric.map(({ key }) => (
                <td key={key} className={`${CELL} text-right tabular-nums`}>
                  {one.points[key] ?? 0}
                </td>
              ))}
              <td className={`${CELL} text-right font-bold tabular-nums`}>
                {one.total}
                {one.firstTotal === null ? null : (
                  <span className="block whitespace-nowrap font-normal text-ink-soft">
                    {t('screening:firstTotal', { n: one.firstTotal })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** What is said about the application. */
export function Discussion({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const { moment } = useDays();
  const form = useFormOf(answer, 'note');
  const { notes, may } = page;
  if (notes === null) return null;
  return (
    <section className={PANEL} id="discussion">
      <h2 className="text-2xl">{t('screening:discussion')}</h2>
      {notes.length === 0 ? <p>{t('screening:noNotes')}</p> : null}
      <ul className="flex flex-col gap-3">
        {notes.map((one) => (
          <li key={one.id} className="border-l-4 border-line pl-3">
            <b>{one.name}</b> <span className="text-ink-soft">{moment(one.at)}</span>
            <p className="whitespace-pre-wrap break-words">{one.text}</p>
          </li>
        ))}
      </ul>
      {may.discuss ? (
        <Form method="post" className="flex flex-col gap-3" key={notes.length}>
          <TextArea
            {...form.of('text')}
            label={t('screening:fields.note')}
            defaultValue={form.value('text')}
            maxLength={4000}
            required
          />
          <div>
            <Button type="submit" name="intent" value="note" variant="secondary">
              {t('screening:act.note')}
            </Button>
          </div>
        </Form>
      ) : (
        <Notice>{t('screening:discussionOver')}</Notice>
      )}
    </section>
  );
}
