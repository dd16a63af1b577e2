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
import { Sign } from '~/ui/sign';
import type { ApplicationStatus, PartnerStatus } from '../model/application';
import type { ProgrammeStatus } from '../service/programmes.server';

const APPLICATION = {
  draft: [FilePen, 'brand'],
  submitted: [Send, 'brand'],
  more_asked: [MailQuestion, 'warn'],
  eligible: [Hourglass, 'brand'],
  ineligible: [CircleSlash, 'quiet'],
  adopted: [CircleCheck, 'good'],
  rejected: [CircleStop, 'quiet'],
  withdrawn: [Undo2, 'quiet'],
} as const;

/** How far an application has come: sign and word. */
export function ApplicationSign({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation();
  const [Icon, look] = APPLICATION[status];
  return <Sign icon={Icon} look={look} word={t(`grants:status.${status}`)} />;
}

const PARTNER = {
  invited: [Hourglass, 'warn'],
  consented: [CircleCheck, 'good'],
  declined: [CircleSlash, 'quiet'],
} as const;

export function PartnerSign({ status }: { status: PartnerStatus }) {
  const { t } = useTranslation();
  const [Icon, look] = PARTNER[status];
  return <Sign icon={Icon} look={look} word={t(`grants:partner.${status}`)} />;
}

/** Where a programme stands; `takes`: something can be handed in today. */
export function ProgrammeSign({ status, takes }: { status: ProgrammeStatus; takes: boolean }) {
  const { t } = useTranslation();
  const Icon = takes ? CircleCheck : status === 'draft' ? CircleDashed : CircleStop;
  const word = status === 'open' ? (takes ? 'takes' : 'not_now') : status;
  return <Sign icon={Icon} look={takes ? 'good' : 'quiet'} word={t(`grants:programme.status.${word}`)} />;
}
