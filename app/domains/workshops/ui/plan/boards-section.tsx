import { Form } from '@remix-run/react';
import { Lock, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import type { BoardSummary, Plan, PlannedSession } from '../../model';
import { useWorkshopForm } from '../use-workshop-form';
import { Press, PressFields } from './press';
import { Fold, PlanSection } from './section';
import { type PlanOutcome, resultOf } from './types';

interface BoardsProps {
  plan: Plan;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}

/** Where people write: boards of the workshop, shared by its sessions. */
export function BoardsSection({ plan, session, outcome }: BoardsProps) {
  const { t } = useTranslation();
  return (
    <PlanSection id="boards" title={t('workshops:plan.boards.title')}>
      {plan.boards.length === 0 ? (
        <EmptyState title={t('workshops:plan.boards.empty')} />
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-xl border border-line shadow-card">
          {plan.boards.map((board) => (
            <BoardRow key={board.id} board={board} session={session} outcome={outcome} />
          ))}
        </ul>
      )}
      <AddBoard session={session} outcome={outcome} />
    </PlanSection>
  );
}

function BoardRow({
  board,
  session,
  outcome,
}: {
  board: BoardSummary;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.boards';
  const open = outcome?.id === board.id && outcome.intent.startsWith('board-');
  return (
    <li className="flex flex-col gap-1 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="flex min-w-0 flex-wrap items-center gap-3 text-lg">
          {board.title}
          {board.locked ? (
            <span className="inline-flex items-center gap-1 font-normal text-base text-ink-soft">
              <Lock aria-hidden="true" className="size-4" />
              {t(`${words}.locked`)}
            </span>
          ) : null}
        </h3>
        <ButtonLink
          to={`/boards/${board.id}`}
          variant="secondary"
          size="small"
          aria-label={`${t(`${words}.open`)} ${board.title}`}
        >
          {t(`${words}.open`)}
        </ButtonLink>
      </div>
      <Fold title={t(`${words}.manage`, { title: board.title })} open={open}>
        <div className="flex flex-col gap-6">
          <BoardForm intent="board-rename" board={board} session={session} outcome={outcome} />
          <BoardForm intent="board-copy" board={board} session={session} outcome={outcome} />
          <Fold title={t(`${words}.remove`)}>
            <p className="pb-2">{t(`${words}.removeAsk`, { title: board.title })}</p>
            <Press
              intent="board-remove"
              session={session?.id ?? null}
              id={board.id}
              variant="danger"
              size="small"
              label={`${t(`${words}.remove`)} ${board.title}`}
            >
              {t(`${words}.remove`)}
            </Press>
          </Fold>
        </div>
      </Fold>
    </li>
  );
}

function BoardForm({
  intent,
  board,
  session,
  outcome,
}: {
  intent: 'board-rename' | 'board-copy';
  board: BoardSummary;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.boards';
  const copying = intent === 'board-copy';
  const { formProps, field } = useWorkshopForm<'title'>(
    `${intent}-${board.id}`,
    resultOf(outcome, intent, board.id),
    { title: copying ? t(`${words}.copyOf`, { title: board.title }) : board.title },
  );
  return (
    <Form
      method="post"
      preventScrollReset
      {...formProps}
      key={board.title}
      className="flex flex-wrap items-end gap-x-4 gap-y-2"
    >
      <PressFields intent={intent} session={session?.id ?? null} id={board.id} />
      <TextInput {...field('title')} label={t(`${words}.name`)} required />
      {copying ? <Checkbox name="content" label={t(`${words}.withContent`)} /> : null}
      <Button type="submit" variant="secondary">
        {t(copying ? `${words}.copy` : `${words}.rename`)}
      </Button>
    </Form>
  );
}

function AddBoard({ session, outcome }: { session: PlannedSession | null; outcome: PlanOutcome | null }) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'title'>('board-add', resultOf(outcome, 'board-add'));
  return (
    <Fold title={t('workshops:plan.boards.add')} open={outcome?.intent === 'board-add'}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-wrap items-end gap-4">
        <PressFields intent="board-add" session={session?.id ?? null} />
        <TextInput {...field('title')} label={t('workshops:plan.boards.name')} required />
        <Button type="submit" variant="secondary">
          <Plus aria-hidden="true" className="size-5" />
          {t('workshops:plan.boards.add')}
        </Button>
      </Form>
    </Fold>
  );
}
