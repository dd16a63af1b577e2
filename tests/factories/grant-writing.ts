import { readTexts, writeText } from '~/domains/grants/doc';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { applicationRoom } from '~/domains/grants/policy';
import { saveBudget } from '~/domains/grants/service/applications.server';
import { addFile } from '~/domains/grants/service/files.server';
import { consentToApplication } from '~/domains/grants/service/partners.server';
import { GOOD_BUDGET, makeGrants, type TestGrants } from './grants';
import { createMemoryRooms } from './rooms';

/** The smallest file that is known as a PDF. */
export const PDF = Buffer.from('%PDF-1.7\n%%EOF');
/** Keys of the questions of FY2024's rules. */
export const QUESTION_KEYS = RULE_SETS.network_2024.questions.map(({ key }) => key);
/** What a partner says of itself. */
export const partnerWords = (organisation: string) => ({
  organisation,
  role: '世話役',
  contribution: '会館と人手',
});

/** Grants whose applications are written together in rooms held in memory. */
export interface TestWriting extends TestGrants {
  /** Writes texts in the room of an application, by key of the question. */
  write(id: string, texts: Record<string, string>): Promise<unknown>;
  /** One text in the room of an application. */
  textOf(id: string, key: string): string | undefined;
  /** A draft with everything in it that is asked for. */
  complete(): Promise<string>;
}

export async function makeWriting(over: Parameters<typeof makeGrants>[0] = {}): Promise<TestWriting> {
  const grants = await makeGrants(over);
  const rooms = createMemoryRooms();
  grants.deps.rooms = rooms;
  const { deps, lead, partner, chonaikai } = grants;
  const write = (id: string, texts: Record<string, string>) =>
    rooms.edit(applicationRoom(id), 'test', (doc) => {
      for (const [key, text] of Object.entries(texts)) writeText(doc, key, text);
    });
  return {
    ...grants,
    write,
    textOf: (id, key) => readTexts(rooms.doc(applicationRoom(id)), [key])[key],
    async complete() {
      const id = await grants.draft();
      await consentToApplication(deps, partner, id, partnerWords(chonaikai));
      await saveBudget(deps, lead, id, { revision: 0, budget: GOOD_BUDGET });
      await write(id, Object.fromEntries(QUESTION_KEYS.map((key) => [key, `${key}のこたえ`])));
      for (const document of ['statutes', 'accounts'])
        await addFile(deps, lead, id, document, { name: '書類.pdf', bytes: PDF });
      return id;
    },
  };
}
