import { redirect } from '@remix-run/node';
import { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { submitForm } from './forms.server';
import {
  agreeInput,
  inviteEditorInput,
  keepInput,
  removeEditorInput,
  renameInput,
  restoreInput,
  withdrawInput,
} from './schema';
import {
  agreeOnVision,
  inviteEditor,
  openDraft,
  publishVision,
  removeEditor,
  withdrawVision,
} from './service/steps.server';
import { keepVersion, restoreVersion } from './service/versions.server';
import { renameVision } from './service/visions.server';

interface Acting {
  deps: Deps;
  principal: Principal;
  visionId: string;
}

const nothing = z.object({});

type Act = (acting: Acting, form: FormData) => Promise<unknown>;

/** One entry per form of the page of versions and steps. */
const ACTS: Record<string, Act> = {
  keep: (acting, form) =>
    submitForm(form, keepInput, async ({ reason }) => {
      const kept = await keepVersion(acting.deps, acting.principal, acting.visionId, reason);
      return form.get('stay') ? { kept } : back(acting);
    }),
  restore: (acting, form) =>
    submitForm(form, restoreInput, async ({ number }) => {
      await restoreVersion(acting.deps, acting.principal, acting.visionId, number);
      return back(acting);
    }),
  agree: (acting, form) =>
    submitForm(form, agreeInput, async (input) => {
      await agreeOnVision(acting.deps, acting.principal, acting.visionId, input);
      return back(acting);
    }),
  reopen: (acting, form) =>
    submitForm(form, nothing, async () => {
      await openDraft(acting.deps, acting.principal, acting.visionId);
      return back(acting);
    }),
  publish: (acting, form) =>
    submitForm(form, nothing, async () => {
      await publishVision(acting.deps, acting.principal, acting.visionId);
      return back(acting);
    }),
  withdraw: (acting, form) =>
    submitForm(form, withdrawInput, async ({ reason }) => {
      await withdrawVision(acting.deps, acting.principal, acting.visionId, reason);
      return back(acting);
    }),
  rename: (acting, form) =>
    submitForm(form, renameInput, async ({ title }) => {
      await renameVision(acting.deps, acting.principal, acting.visionId, title);
      return back(acting);
    }),
  'editor-add': (acting, form) =>
    submitForm(form, inviteEditorInput, async ({ email }) => {
      await inviteEditor(acting.deps, acting.principal, acting.visionId, email);
      return back(acting);
    }),
  'editor-remove': (acting, form) =>
    submitForm(form, removeEditorInput, async ({ userId }) => {
      await removeEditor(acting.deps, acting.principal, acting.visionId, userId);
      return back(acting);
    }),
};

function back({ visionId }: Acting): Response {
  return redirect(`/visions/${visionId}/versions`);
}

/** Does what a form of the page asks. Throws `invalid` for an unknown one. */
export function actOnVision(acting: Acting, form: FormData): Promise<unknown> {
  const intent = String(form.get('intent') ?? '');
  const act = Object.hasOwn(ACTS, intent) ? ACTS[intent] : undefined;
  if (!act) throw new DomainError('invalid');
  return act(acting, form);
}
