import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Back from a board or map to where one came from: the plan for those who lead, the room for participants. */
export function BackLink({
  workshop,
  lead,
  sessionId,
}: {
  workshop: { id: string; title: string };
  lead: boolean;
  /** The session one takes part in; null outside of one. */
  sessionId: string | null;
}) {
  const { t } = useTranslation();
  const to = lead ? `/workshops/${workshop.id}` : sessionId ? `/s/${sessionId}` : '/';
  return (
    <Link
      to={to}
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-2 text-brand hover:bg-brand-soft"
    >
      <ArrowLeft aria-hidden="true" className="size-5.5" />
      <span className="sr-only @4xl:not-sr-only">
        <span className="block max-w-64 truncate">{workshop.title}</span>
      </span>
      <span className="sr-only">{t('boards:backTo')}</span>
    </Link>
  );
}
