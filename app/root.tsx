import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useHref,
  useNavigate,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { HTML_LANG, INTL_LOCALE, type Language } from '~/platform/i18n/languages';
import { useNonce } from '~/ui/nonce';
import { ErrorPage } from '~/ui/shell/error-page';
import './ui/app.css';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }];

export function loader({ context }: LoaderFunctionArgs) {
  const { principal, language } = context;
  return {
    language,
    account:
      principal.kind === 'user' ? { id: principal.userId, name: principal.name, role: principal.role } : null,
  };
}

/** Another search on the same page changes neither language nor account; everything else asks anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const otherSearch = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return otherSearch && formMethod === undefined ? false : defaultShouldRevalidate;
};

/** Language, account and other facts every screen may show. */
export type RootData = { language: Language; account: { id: string; name: string; role: string } | null };

export function Layout({ children }: { children: ReactNode }) {
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'ja';
  const nonce = useNonce();
  const { t } = useTranslation();
  return (
    <html lang={HTML_LANG[language]} data-language={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#main">
          {t('skipToMain')}
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const navigate = useNavigate();
  const language = useRouteLoaderData<typeof loader>('root')?.language ?? 'ja';
  return (
    <I18nProvider locale={INTL_LOCALE[language]}>
      <RouterProvider navigate={navigate} useHref={useHref}>
        <Outlet />
      </RouterProvider>
    </I18nProvider>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
