import { data } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import { readUpload } from '~/domains/imports/upload.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { actOnForm, type FormIntent, type FormProblems, formIntent } from '~/platform/form-intents.server';
import type { FigurePreview } from './model';
import { definitionInput, figureInput, importedInput, measuredInput, targetInput, toldInput } from './schema';
import { applyFigures, previewFigures } from './service/import.server';
import {
  changeTarget,
  recordRegisterRate,
  recordSurveyRate,
  requireKeeper,
  startDefinition,
  writeFigure,
} from './service/keep.server';
import { loadPublishedPlan } from './service/load.server';

interface Act {
  deps: Deps;
  principal: Principal;
  /** The indicator; empty on the page of all. */
  key: string;
}

const done = (key: string, what: string) => `/admin/indicators/${key}?done=${what}`;

const ONE: Record<string, FormIntent<Act>> = {
  figure: formIntent(figureInput, async ({ deps, principal, key }: Act, input) => {
    await writeFigure(deps, principal, key, input);
    return done(key, 'figure');
  }),
  target: formIntent(targetInput, async ({ deps, principal, key }: Act, input) => {
    await changeTarget(deps, principal, key, input);
    return done(key, 'target');
  }),
  definition: formIntent(definitionInput, async ({ deps, principal, key }: Act, input) => {
    await startDefinition(deps, principal, key, input);
    return done(key, 'definition');
  }),
  register: formIntent(measuredInput, async ({ deps, principal, key }: Act, input) => {
    await recordRegisterRate(deps, principal, key, input.year);
    return done(key, 'register');
  }),
  survey: formIntent(toldInput, async ({ deps, principal, key }: Act, input) => {
    await recordSurveyRate(deps, principal, key, input.survey);
    return done(key, 'survey');
  }),
};

const ALL: Record<string, FormIntent<Act>> = {
  load: async ({ deps, principal }) => {
    await loadPublishedPlan(deps, principal);
    return '/admin/indicators?done=load';
  },
  apply: formIntent(importedInput, async ({ deps, principal }: Act, { rows }) => {
    const count = await applyFigures(deps, principal, rows);
    return `/admin/indicators?done=apply&count=${count}`;
  }),
};

/** Does what a form of one indicator's page asks. Throws `unauthenticated`, `forbidden` before anything is read. */
export async function actOnIndicator(act: Act, form: FormData) {
  requireKeeper(act.principal);
  return actOnForm(ONE, act, form);
}

/** What the page of all indicators answers: a form's problems, or what a file would do. */
export type KeepingResult = (FormProblems & { preview?: undefined }) | { preview: FigurePreview };

/** Takes a file to be looked at, or does what a form asks. Throws `unauthenticated`, `forbidden`. */
export async function actOnIndicators(act: Act, request: Request) {
  requireKeeper(act.principal);
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    return actOnForm(ALL, act, await request.formData());
  }
  try {
    const { file } = await readUpload(request);
    return data<KeepingResult>({ preview: await previewFigures(act.deps, act.principal, file) });
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const problems = { intent: 'file', errors: [{ field: 'file', key: error.details.reason }], values: {} };
    if (error.code === 'forbidden') throw new DomainError('forbidden');
    return data<KeepingResult>(problems, { status: HTTP_STATUS[error.code] });
  }
}
