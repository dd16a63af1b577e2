import type { UserPrincipal } from '~/domains/accounts/model';
import { type CaseInput, caseInput } from '~/domains/cases/schema';
import { answerForPartner, publishCase } from '~/domains/cases/service/consent.server';
import { getCase, getDraft } from '~/domains/cases/service/reading.server';
import { askForConsent, saveCase, startCase } from '~/domains/cases/service/write.server';
import { startCollaboration } from '~/domains/collaborations/service.server';
import type { Deps } from '~/platform/deps.server';
import { makeTalks, type TestTalks } from './talks';

/** A collaboration of the NPO and the neighbourhood association (架空), with a case study in the state asked for. */
export interface TestCase extends TestTalks {
  collaboration: string;
  id: string;
  /** Writes, asks, agrees for both, publishes. */
  save(over?: Partial<Record<keyof CaseInput, unknown>>): Promise<void>;
  ask(): Promise<void>;
  agree(): Promise<void>;
  publish(): Promise<void>;
}

/** What is written into a case study that has all that is needed. */
export const TOLD = {
  title: '雪かきでつながる',
  summary: '雪の日の声かけから、顔の見える町内になりました。',
  reason: '高齢の方の家の前に雪が残っていました。',
  doing: '中学生と町内会が週末に雪かきをしました。',
  change: 'あいさつが増えました。',
  themes: ['elderly', 'children'],
} as const;

/** Adds a case study to organisations that are there; the draft holds only what was taken over. */
export async function makeCase(talks?: TestTalks): Promise<TestCase> {
  const base = talks ?? (await makeTalks());
  const { deps, npo, chonaikai, asker, asked, staff } = base;
  const collaboration = await startCollaboration(deps.db, deps.clock, {
    title: '雪かきの連携',
    origin: { kind: 'typed', id: null },
    partners: [
      { id: npo, role: 'lead' },
      { id: chonaikai, role: 'partner' },
    ],
    by: staff.userId,
  });
  const { id } = await startCase(deps, asker, collaboration);
  const answerAs = async (principal: UserPrincipal, organisation: string) => {
    const { askedAt } = await getCase(deps, principal, id);
    const input = { asked: askedAt ?? 0, organisation, consent: 'agreed' as const, note: '' };
    await answerForPartner(deps, principal, id, input);
  };
  return {
    ...base,
    collaboration,
    id,
    save: (over = {}) => writeCase(deps, asker, id, over),
    async ask() {
      const { revision } = await getDraft(deps, asker, id);
      await askForConsent(deps, asker, id, { revision });
    },
    async agree() {
      await answerAs(asker, npo);
      await answerAs(asked, chonaikai);
    },
    async publish() {
      const { askedAt } = await getCase(deps, staff, id);
      await publishCase(deps, staff, id, { asked: askedAt ?? 0 });
    },
  };
}

/** Writes a draft as its form would. */
async function writeCase(
  deps: Deps,
  principal: UserPrincipal,
  id: string,
  over: Partial<Record<keyof CaseInput, unknown>>,
): Promise<void> {
  const { revision } = await getDraft(deps, principal, id);
  await saveCase(deps, principal, id, caseInput.parse({ revision, ...TOLD, ...over }));
}
