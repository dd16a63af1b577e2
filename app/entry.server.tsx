import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { i18nFor } from '~/platform/i18n/translate.server';
import { loggedPath } from '~/platform/logged-path';
import { wholeCharacters } from '~/platform/whole-characters.server';
import { NonceContext } from '~/ui/nonce';

const ABORT_AFTER_MS = 8_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <I18nextProvider i18n={i18nFor(context.language)}>
          <RemixServer
            context={remixContext}
            url={request.url}
            nonce={context.nonce}
            abortDelay={ABORT_AFTER_MS}
          />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onShellReady() {
          const body = wholeCharacters();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          if (!request.signal.aborted)
            context.deps.log.error({ err: error, path: loggedPath(request.url) }, 'render failed');
        },
      },
    );
    setTimeout(abort, ABORT_AFTER_MS + 1_000).unref();
  });
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (!request.signal.aborted)
    context.deps.log.error({ err: error, path: loggedPath(request.url) }, 'request failed');
}
