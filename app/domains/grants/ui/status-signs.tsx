import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleStop,
  FilePen,
  Hourglass,
  MailQuestion,
  Send,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApplicationStatus, PartnerStatus } from '../model/application';
import type { ProgrammeStatus } from '../service/programmes.server';

const GOOD = 'bg-good-soft text-ink';
const BUSY = 'bg-brand-soft text-brand-strong';
const CALM = 'bg-surface-soft text-ink';
const WARN = 'bg-warn-soft text-ink';

function Sign({ look, Icon, word }: { look: string; Icon: typeof Send; word: string }) {
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 font-bold ${look}`}
    >
      <Icon aria-hidden="true" className="size-4.5" />
      {word}
    </span>
  );
}

const APPLICATION = {
  draft: [FilePen, BUSY],
  submitted: [Send, BUSY],
  more_asked: [MailQuestion, WARN],
  eligible: [Hourglass, BUSY],
  ineligible: [CircleSlash, CALM],
  adopted: [CircleCheck, GOOD],
  rejected: [CircleStop, CALM],
  withdrawn: [Undo2, CALM],
} as const;

/** How far an application has come: sign and word. */
export function ApplicationSign({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation();
  const [Icon, look] = APPLICATION[status];
  return <Sign look={look} Icon={Icon} word={t(`grants:status.${status}`)} />;
}

const PARTNER = {
  invited: [Hourglass, WARN],
  consented: [CircleCheck, GOOD],
  declined: [CircleSlash, CALM],
} as const;

export function PartnerSign({ status }: { status: PartnerStatus }) {
  const { t } = useTranslation();
  const [Icon, look] = PARTNER[status];
  return <Sign look={look} Icon={Icon} word={t(`grants:partner.${status}`)} />;
}

/** Where a programme stands; `takes`: something can be handed in today. */
export function ProgrammeSign({ status, takes }: { status: ProgrammeStatus; takes: boolean }) {
  const { t } = useTranslation();
  const Icon = takes ? CircleCheck : status === 'draft' ? CircleDashed : CircleStop;
  const word = status === 'open' ? (takes ? 'takes' : 'not_now') : status;
  return <Sign look={takes ? GOOD : CALM} Icon={Icon} word={t(`grants:programme.status.${word}`)} />;
}
