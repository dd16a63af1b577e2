import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { MOST_REQUIRED_SETS } from './model';
import {
  answerInput,
  capacityInput,
  confirmInput,
  conflictChoice,
  conflictInput,
  moveInput,
  newRoundInput,
  nothing,
  objectionInput,
  openInput,
  overrideInput,
  publishInput,
  removeEntryInput,
  trialChoice,
  trialInput,
} from './schema';
import { keepApart, letTogether } from './service/conflicts.server';
import { confirmList, moveListed } from './service/lists.server';
import {
  answerObjection,
  finaliseRound,
  objectTo,
  overrideResult,
  publishRound,
} from './service/publish.server';
import { createRound, openRound, removeEntry, setCapacity } from './service/rounds.server';
import { adoptTrial, startTrial } from './service/trials.server';

/** What an action answers when a form was not accepted: which form, and the keys below `matching:errors`. */
export interface RoundProblems {
  intent: string;
  errors: { field: string | null; key: string }[];
  values: Record<string, string>;
}

interface Act {
  deps: Deps;
  principal: Principal;
  /** The round; empty where there is none yet. */
  id: string;
}

/** One thing a form can ask for: its fields, and what is done; answers where to go. */
interface Intent {
  run(act: Act, form: FormData): Promise<string | null>;
}

function intent<Schema extends z.ZodType>(
  schema: Schema,
  work: (act: Act, input: z.output<Schema>) => Promise<string | undefined>,
): Intent {
  return {
    async run(act, form) {
      const read = schema.safeParse(valuesOf(form));
      if (!read.success) throw new Unread(read.error);
      return (await work(act, read.data)) ?? null;
    },
  };
}

/** Fields that are not as they must be. */
class Unread extends Error {
  constructor(readonly error: z.ZodError) {
    super('a form could not be read');
  }
}

/** The last value of each field; `partners` may have several, `required` is a list of such. */
function valuesOf(form: FormData): Record<string, string | string[] | string[][]> {
  const values: Record<string, string | string[] | string[][]> = {};
  for (const [key, value] of form) if (typeof value === 'string') values[key] = value;
  const partners = form.getAll('partners').filter((one) => typeof one === 'string' && one !== '');
  if (form.has('partners')) values.partners = partners as string[];
  if (form.has('requiredSets')) {
    values.required = Array.from({ length: MOST_REQUIRED_SETS }, (_, i) =>
      form.getAll(`required${i}`).filter((one) => typeof one === 'string'),
    );
  }
  return values;
}

const page = (id: string) => `/admin/matching/rounds/${id}`;

const STAFF: Record<string, Intent> = {
  open: intent(openInput, async ({ deps, principal, id }, { listsDue }) => {
    await openRound(deps, principal, id, listsDue);
    return `${page(id)}?done=open`;
  }),
  'remove-entry': intent(removeEntryInput, async ({ deps, principal, id }, { organisation }) => {
    await removeEntry(deps, principal, id, organisation);
    return `${page(id)}?done=remove-entry#people`;
  }),
  capacity: intent(capacityInput, async ({ deps, principal, id }, input) => {
    await setCapacity(deps, principal, id, input);
    return `${page(id)}?done=capacity#people`;
  }),
  try: intent(trialInput, async ({ deps, principal, id }, input) => {
    await startTrial(deps, principal, id, input);
    return `${page(id)}?done=try#trials`;
  }),
  adopt: intent(trialChoice, async ({ deps, principal, id }, { trial }) => {
    await adoptTrial(deps, principal, id, trial);
    return `${page(id)}?done=adopt`;
  }),
  publish: intent(publishInput, async ({ deps, principal, id }, { objectionsUntil }) => {
    await publishRound(deps, principal, id, objectionsUntil);
    return `${page(id)}?done=publish`;
  }),
  override: intent(overrideInput, async ({ deps, principal, id }, input) => {
    await overrideResult(deps, principal, id, input);
    return `${page(id)}?done=override`;
  }),
  answer: intent(answerInput, async ({ deps, principal, id }, input) => {
    await answerObjection(deps, principal, id, input);
    return `${page(id)}?done=answer`;
  }),
  finalise: intent(nothing, async ({ deps, principal, id }) => {
    await finaliseRound(deps, principal, id);
    return `${page(id)}?done=finalise`;
  }),
};

const OWN: Record<string, Intent> = {
  move: intent(moveInput, async ({ deps, principal, id }, input) => {
    await moveListed(deps, principal, id, input);
    return `/matching/rounds/${id}?organisation=${input.organisation}`;
  }),
  confirm: intent(confirmInput, async ({ deps, principal, id }, { organisation }) => {
    await confirmList(deps, principal, id, organisation);
    return `/matching/rounds/${id}?organisation=${organisation}&done=confirm`;
  }),
  object: intent(objectionInput, async ({ deps, principal, id }, input) => {
    await objectTo(deps, principal, id, input);
    return `/matching/rounds/${id}?organisation=${input.organisation}&done=object`;
  }),
};

const NEW: Record<string, Intent> = {
  create: intent(newRoundInput, async ({ deps, principal }, input) =>
    page(await createRound(deps, principal, input)),
  ),
};

const CONFLICTS: Record<string, Intent> = {
  'keep-apart': intent(conflictInput, async ({ deps, principal }, input) => {
    await keepApart(deps, principal, input);
    return '/admin/matching/conflicts?done=keep-apart';
  }),
  'let-together': intent(conflictChoice, async ({ deps, principal }, input) => {
    await letTogether(deps, principal, input);
    return '/admin/matching/conflicts?done=let-together';
  }),
};

const PAGES = { staff: STAFF, own: OWN, new: NEW, conflicts: CONFLICTS };

/** Does what a form of one of the pages asks; what can't be done comes back to the page in words, with its status. */
export async function actOnRounds(
  where: keyof typeof PAGES,
  act: Act,
  allowed: () => Promise<unknown>,
  form: FormData,
) {
  await allowed();
  const name = String(form.get('intent') ?? '');
  const wanted = Object.hasOwn(PAGES[where], name) ? PAGES[where][name] : undefined;
  if (!wanted) throw new DomainError('invalid');
  const values = Object.fromEntries(
    [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
  try {
    throw redirect((await wanted.run(act, form)) ?? '.');
  } catch (error) {
    if (error instanceof Unread) {
      const errors = error.error.issues.map((issue) => ({
        field: String(issue.path[0] ?? ''),
        key: /^[a-z_]+$/.test(issue.message) ? issue.message : 'required',
      }));
      return data<RoundProblems>({ intent: name, errors, values }, { status: HTTP_STATUS.invalid });
    }
    if (!isDomainError(error) || !error.details.reason) throw error;
    const { field, reason } = error.details;
    const errors = [{ field: typeof field === 'string' ? field : null, key: reason }];
    return data<RoundProblems>({ intent: name, errors, values }, { status: HTTP_STATUS[error.code] });
  }
}
