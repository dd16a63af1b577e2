import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYen } from '~/platform/wareki';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ProgrammeItem } from '../../service/programmes.server';
import { GrantNav } from '../grant-nav';
import { ProgrammeSign } from '../status-signs';
import { dayWords } from '../words';

/** The grants of the city, those that take applications first. */
export function ProgrammeList({
  programmes,
  signedIn,
  keeper,
}: {
  programmes: ProgrammeItem[];
  signedIn: boolean;
  keeper: boolean;
}) {
  const { t } = useTranslation();
  const open = programmes.filter(({ takes }) => takes);
  const others = programmes.filter(({ takes }) => !takes);
  return (
    <AppShell>
      <div className="flex flex-col gap-8 pb-8">
        {signedIn ? <GrantNav isStaff={keeper} /> : null}
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('grants:list.title')}</h1>
          <p className="max-w-3xl text-lg">{t('grants:list.lead')}</p>
        </header>
        {open.length === 0 ? (
          <EmptyState title={t('grants:list.none')}>
            <p>{t('grants:list.noneText')}</p>
            {keeper ? <ButtonLink to="/admin/grants">{t('grants:admin.new')}</ButtonLink> : null}
          </EmptyState>
        ) : (
          <Programmes title={t('grants:list.open')} programmes={open} />
        )}
        {others.length > 0 ? <Programmes title={t('grants:list.others')} programmes={others} /> : null}
      </div>
    </AppShell>
  );
}

function Programmes({ title, programmes }: { title: string; programmes: ProgrammeItem[] }) {
  const { t, i18n } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{title}</h2>
      <ul className="flex flex-col gap-3">
        {programmes.map((one) => (
          <li key={one.id} className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <h3 className="text-lg">
                <Link
                  to={`/grants/${one.id}`}
                  className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
                >
                  <Phrases>{one.title}</Phrases>
                </Link>
              </h3>
              <ProgrammeSign status={one.status} takes={one.takes} />
            </div>
            <p className="flex flex-wrap gap-x-4 text-ink-soft">
              <span>{fiscalYear(one.fiscalYear)}</span>
              <span>{t('grants:list.cap', { cap: formatYen(one.capYen) })}</span>
              <span>{t('grants:list.until', { day: dayWords(one.closesOn, i18n.language) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
