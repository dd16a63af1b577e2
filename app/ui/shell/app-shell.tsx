import { Link, useLocation, useRouteLoaderData } from '@remix-run/react';
import { Globe, LogOut, Search, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '~/platform/i18n/languages';
import type { RootData } from '~/root';
import { classNames } from '../class-names';
import { LeaveForm } from '../leave-form';
import { MainMenu } from './main-menu';
import { Wordmark } from './wordmark';

/** Frame of every page that is neither a board nor a room: thin header, the page, a quiet footer. */
export function AppShell({
  children,
  width = 'normal',
}: {
  children: ReactNode;
  width?: 'narrow' | 'normal' | 'full';
}) {
  const root = useRouteLoaderData<RootData>('root');
  const { t } = useTranslation();
  const account = root?.account ?? null;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-white print:hidden">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6 xl:max-2xl:gap-x-3">
          <Link to="/" className="flex min-h-11 items-center rounded-lg" aria-label={t('productHome')}>
            <Wordmark />
          </Link>
          <MainMenu role={account?.role ?? null} />
          <div className="ml-auto flex items-center justify-end max-sm:min-w-0 max-sm:flex-1 sm:max-xl:gap-2 2xl:gap-2">
            <Link
              to="/search"
              className="flex min-h-11 min-w-11 shrink-0 items-center justify-center rounded-lg text-brand hover:bg-brand-soft"
            >
              <Search aria-hidden="true" className="size-5" />
              <span className="sr-only">{t('nav.search')}</span>
            </Link>
            {account ? <AccountMenu id={account.id} name={account.name} /> : <SignInLink />}
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={classNames(
          'mx-auto w-full flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8 print:max-w-none print:p-0',
          width === 'narrow' ? 'max-w-xl' : width === 'normal' ? 'max-w-6xl' : null,
        )}
      >
        {children}
      </main>
      <footer className="border-t border-line bg-surface-soft max-sm:min-h-30 print:hidden">
        <div
          className={classNames(
            'mx-auto flex flex-wrap justify-between gap-4 px-4 py-4 max-sm:flex-col sm:items-center sm:px-6',
            width === 'full' ? null : 'max-w-6xl',
          )}
        >
          <p className="text-ink-soft">{t('footer.about')}</p>
          <LanguageSwitch />
        </div>
      </footer>
    </div>
  );
}

function SignInLink() {
  const { t } = useTranslation();
  return (
    <Link
      to="/login"
      className="flex min-h-11 items-center gap-2 rounded-lg px-3 font-bold text-brand hover:bg-brand-soft"
    >
      <UserRound aria-hidden="true" className="size-5" />
      {t('nav.signIn')}
    </Link>
  );
}

function AccountMenu({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Link
        to="/account"
        className="flex min-h-11 min-w-0 items-center gap-2 rounded-lg px-3 hover:bg-brand-soft max-sm:px-2"
      >
        <UserRound aria-hidden="true" className="size-5 shrink-0" />
        <span className="max-w-40 truncate xl:max-w-32">{name}</span>
      </Link>
      <LeaveForm personId={id} action="/logout" word={t('nav.signOut')}>
        <button
          type="submit"
          className="flex min-h-11 items-center gap-2 rounded-lg px-3 hover:bg-brand-soft"
        >
          <LogOut aria-hidden="true" className="size-5" />
          <span className="sr-only sm:not-sr-only">{t('nav.signOut')}</span>
        </button>
      </LeaveForm>
    </>
  );
}

/** Changes the language with a plain form and comes back to the same page. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const current = useRouteLoaderData<RootData>('root')?.language ?? 'ja';
  return (
    <form method="post" action="/language" className="flex flex-wrap items-center gap-1">
      <Globe aria-hidden="true" className="size-5 text-ink-soft" />
      <span className="sr-only">{t('language')}</span>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language === 'en' ? 'en' : 'ja'}
          aria-pressed={language === current}
          className="min-h-11 rounded-lg px-3 text-brand underline underline-offset-4 aria-pressed:font-bold aria-pressed:text-ink aria-pressed:no-underline"
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </form>
  );
}
