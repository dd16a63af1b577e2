import { Form } from '@remix-run/react';
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { CasePartnerView } from '../service/reading.server';
import type { CasePart } from './case-page';
import { useCaseForm, useDates } from './signs';

/** For those concerned: who has agreed, and what each may decide now. */
export function ConsentPanel({ told, answered }: CasePart) {
  const { t } = useTranslation();
  const { moment } = useDates();
  const { may, withdrawn } = told;
  return (
    <section
      aria-labelledby="case-consent"
      className="flex flex-col gap-4 rounded-xl border border-line p-5 shadow-card print:hidden"
    >
      <h2 id="case-consent" className="text-xl">
        {t('cases:consent.title')}
      </h2>
      {withdrawn ? (
        <Notice kind="warn">
          {t('cases:consent.withdrawn', {
            date: moment(withdrawn.at),
            name: withdrawn.by,
            reason: withdrawn.reason,
          })}
        </Notice>
      ) : null}
      {told.status === 'draft' ? null : (
        <>
          <p>{t('cases:consent.lead')}</p>
          <ul className="flex flex-col gap-4">
            {told.partners.map((partner) => (
              <Partner key={partner.id} partner={partner} told={told} answered={answered} />
            ))}
          </ul>
        </>
      )}
      {may.publish ? (
        <Act intent="publish" word={t('cases:consent.publish')} answered={answered} variant="primary">
          <input type="hidden" name="asked" value={told.askedAt ?? 0} />
        </Act>
      ) : null}
      {may.reopen ? (
        <Act intent="reopen" word={t('cases:consent.reopen')} answered={answered}>
          <p>{t('cases:consent.reopenText')}</p>
        </Act>
      ) : null}
      {may.withdraw ? (
        <More title={t('cases:consent.withdraw')} isOpen={answered?.intent === 'withdraw'}>
          <Reasoned intent="withdraw" answered={answered} />
        </More>
      ) : null}
      {may.remove ? (
        <More title={t('cases:consent.remove')}>
          <Act intent="remove" word={t('cases:consent.remove')} answered={answered} variant="danger">
            <p>{t('cases:consent.removeText', { title: told.title })}</p>
          </Act>
        </More>
      ) : null}
    </section>
  );
}

const SIGNS = { none: CircleDashed, agreed: CircleCheck, refused: CircleX } as const;
const COLOURS = { none: 'text-ink-soft', agreed: 'text-good', refused: 'text-danger' } as const;

function Partner({ partner, told, answered }: CasePart & { partner: CasePartnerView }) {
  const { t } = useTranslation();
  const { moment } = useDates();
  const { name, answer } = partner;
  if (answer === null) return null;
  const Sign = SIGNS[answer.consent];
  const words = { name: answer.by ?? '', date: answer.at === null ? '' : moment(answer.at) };
  const asked = told.status === 'asked';
  return (
    <li className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3">
        <strong>{name}</strong>
        <span className={`inline-flex items-center gap-2 font-bold ${COLOURS[answer.consent]}`}>
          <Sign aria-hidden="true" className="size-5" />
          {t(`cases:consent.${answer.consent}`)}
        </span>
        {answer.at === null ? null : (
          <span className="text-ink-soft">
            {t(`cases:consent.${answer.onPaper ? 'onPaper' : 'byAt'}`, words)}
          </span>
        )}
      </p>
      {answer.note ? (
        <p className="whitespace-pre-wrap rounded-lg bg-surface-soft px-4 py-2">{answer.note}</p>
      ) : null}
      {asked && answer.own ? <Answer partner={partner} told={told} answered={answered} /> : null}
      {told.may.take_back && answer.own ? (
        <More title={t('cases:consent.takeBack', { name })}>
          <Act
            intent="take-back"
            id={`case-take-back-${partner.id}`}
            word={t('cases:consent.takeBackDo')}
            answered={answered}
            variant="danger"
          >
            <p>{t('cases:consent.takeBackText')}</p>
            <input type="hidden" name="organisation" value={partner.id} />
          </Act>
        </More>
      ) : null}
      {asked && told.may.record_paper && answer.silent && answer.consent === 'none' ? (
        <More title={t('cases:consent.paper')} isOpen={answered?.intent === 'paper'}>
          <Paper partner={partner} told={told} answered={answered} />
        </More>
      ) : null}
    </li>
  );
}

function Answer({ partner, told, answered }: CasePart & { partner: CasePartnerView }) {
  const { t } = useTranslation();
  const id = `case-answer-${partner.id}`;
  const { formProps, field, problems } = useCaseForm('answer', answered, {}, id);
  const [askedAt] = useState(told.askedAt);
  return (
    <Form
      method="post"
      preventScrollReset
      {...formProps}
      className="flex flex-col gap-3 rounded-lg border-2 border-brand p-4"
    >
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="asked" value={askedAt ?? 0} />
      <input type="hidden" name="organisation" value={partner.id} />
      <fieldset className="flex flex-col gap-1">
        <legend className="font-bold">{t('cases:consent.question', { name: partner.name })}</legend>
        {(['agreed', 'refused'] as const).map((consent) => (
          <label key={consent} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="consent"
              value={consent}
              required
              className="size-6 shrink-0 accent-brand"
            />
            <span>{t(`cases:consent.${consent === 'agreed' ? 'agree' : 'refuse'}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        {...field('note')}
        label={t('cases:consent.note')}
        help={t('cases:consent.noteHelp')}
        maxLength={500}
      />
      <Button type="submit" className="self-start">
        {t('cases:consent.send')}
      </Button>
    </Form>
  );
}

function Paper({ partner, told, answered }: CasePart & { partner: CasePartnerView }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCaseForm('paper', answered, {}, `case-paper-${partner.id}`);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <p>{t('cases:consent.paperText', { name: partner.name })}</p>
      <input type="hidden" name="intent" value="paper" />
      <input type="hidden" name="asked" value={told.askedAt ?? 0} />
      <input type="hidden" name="organisation" value={partner.id} />
      <TextArea {...field('note')} label={t('cases:consent.paperNote')} required maxLength={500} />
      <Button type="submit" variant="secondary" className="self-start">
        {t('cases:consent.paper')}
      </Button>
    </Form>
  );
}

function Reasoned({ intent, answered }: { intent: 'withdraw'; answered: CasePart['answered'] }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useCaseForm(intent, answered);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <p>{t('cases:consent.withdrawText')}</p>
      <input type="hidden" name="intent" value={intent} />
      <TextArea {...field('reason')} label={t('cases:consent.reason')} required maxLength={500} />
      <Button type="submit" variant="danger" className="self-start">
        {t('cases:consent.withdraw')}
      </Button>
    </Form>
  );
}

/** An act that needs no words: one button, and what goes with it. */
export function Act({
  intent,
  id,
  word,
  answered,
  variant = 'secondary',
  children,
}: {
  intent: string;
  id?: string;
  word: string;
  answered: CasePart['answered'];
  variant?: 'primary' | 'secondary' | 'danger';
  children?: ReactNode;
}) {
  const { formProps, problems } = useCaseForm(intent, answered, {}, id);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-2">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value={intent} />
      {children}
      <Button type="submit" variant={variant} className="self-start">
        {word}
      </Button>
    </Form>
  );
}

/** A part that opens when asked for, also before JavaScript has loaded. */
export function More({
  title,
  isOpen = false,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="rounded-lg border border-line">
      <summary className="min-h-11 cursor-pointer rounded-lg px-4 py-2.5 font-bold text-brand hover:bg-brand-soft">
        {title}
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
