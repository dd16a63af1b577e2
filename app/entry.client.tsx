import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { type Catalogue, createI18n } from '~/platform/i18n/create';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { forgetAsAsked } from '~/platform/sync/leaving';

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  ja: () => import('~/platform/i18n/catalogues/ja'),
  en: () => import('~/platform/i18n/catalogues/en'),
  easy: () => import('~/platform/i18n/catalogues/easy'),
};

/**
 * Waits for the page's data. Remix unpacks it during its first render and, until it is there, throws a promise that
 * no boundary catches; a click or key at that moment makes React finish at once, which it then can't, and the page
 * stays dead (error 345). Asked ahead, the first render has what it needs and early events are answered.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

async function start(): Promise<void> {
  const named = document.documentElement.dataset.language;
  const language = isLanguage(named) ? named : 'ja';
  const [catalogue] = await Promise.all([CATALOGUES[language](), pageData()]);
  const i18n = createI18n(language, catalogue.default);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

forgetAsAsked();
void start();
