import { RemixBrowser } from '@remix-run/react';
import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { type Catalogue, createI18n } from '~/platform/i18n/create';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { holdEarlyEvents } from './early-events';

const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  ja: () => import('~/platform/i18n/catalogues/ja'),
  en: () => import('~/platform/i18n/catalogues/en'),
  easy: () => import('~/platform/i18n/catalogues/easy'),
};

/** Calls `onReady` once the page is React's; a wrapper, so that the ids made inside stay those of the server. */
function Takeover({ onReady, children }: { onReady: () => void; children: ReactNode }) {
  useEffect(onReady, [onReady]);
  return children;
}

async function start(): Promise<void> {
  const named = document.documentElement.dataset.language;
  const language = isLanguage(named) ? named : 'ja';
  const i18n = createI18n(language, (await CATALOGUES[language]()).default);
  const release = holdEarlyEvents();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <Takeover onReady={release}>
            <RemixBrowser />
          </Takeover>
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void start();
