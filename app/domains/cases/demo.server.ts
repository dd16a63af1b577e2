import type { UserPrincipal } from '~/domains/accounts/model';
import { startCollaboration } from '~/domains/collaborations/service.server';
import type { Deps } from '~/platform/deps.server';
import content from '../../../db/seeds/demo-cases.json';
import { isTold } from './repo/cases.server';
import { listAnswering, listOrganisationsOfDemo } from './repo/partners.server';
import { caseInput } from './schema';
import { answerForPartner, publishCase, recordPaperConsent } from './service/consent.server';
import { getCase, getDraft } from './service/reading.server';
import { askForConsent, saveCase, startCase } from './service/write.server';

const DAY = 86_400_000;

interface DemoCase {
  collaboration: string;
  partners: readonly string[];
  day: number;
  until?: number;
  asked?: number;
  published?: number;
  [field: string]: unknown;
}

/** Tells the case studies of the seed, each step on its day; the same ones when it runs again. No mail is sent. */
export async function seedDemoCases(deps: Deps, { staff }: { staff: UserPrincipal }): Promise<void> {
  const ids = await listOrganisationsOfDemo(deps.db);
  const cases: readonly DemoCase[] = content.cases;
  for (const told of cases) {
    const partners = told.partners.flatMap((key) => ids.get(`DEMO-${key}`) ?? []);
    if (partners.length !== told.partners.length || (await isTold(deps.db, told.collaboration))) continue;
    await tell(deps, staff, told, partners);
  }
}

async function tell(
  deps: Deps,
  staff: UserPrincipal,
  told: DemoCase,
  partners: readonly string[],
): Promise<void> {
  const now = deps.clock.now();
  const on = (day: number): Deps => ({ ...deps, clock: { now: () => now - day * DAY } });
  const collaboration = await startCollaboration(deps.db, on(told.day).clock, {
    title: told.collaboration,
    origin: { kind: 'typed', id: null },
    partners: partners.map((id, at) => ({ id, role: at === 0 ? 'lead' : 'partner' })),
    by: staff.userId,
  });
  const asking = on((told.published ?? told.asked ?? 0) + 10);
  const { id } = await startCase(asking, staff, collaboration);
  const { revision, area, startedOn } = await getDraft(asking, staff, id);
  const ended = told.until === undefined ? '' : new Date(now - told.until * DAY).toISOString().slice(0, 10);
  const given = { ...told, revision, areaCode: area?.code ?? '', startedOn, endedOn: ended };
  await saveCase(asking, staff, id, caseInput.parse(given));
  await askForConsent(asking, staff, id, { revision: (await getDraft(asking, staff, id)).revision });
  if (told.published === undefined) return;
  for (const organisation of partners) await agree(asking, staff, id, organisation);
  const { askedAt } = await getCase(deps, staff, id);
  await publishCase(on(told.published), staff, id, { asked: askedAt ?? 0 });
}

/** A partner's own person agrees; where nobody has an account staff record the paper. */
async function agree(deps: Deps, staff: UserPrincipal, id: string, organisation: string): Promise<void> {
  const asked = (await getCase(deps, staff, id)).askedAt ?? 0;
  const [person] = await listAnswering(deps.db, [organisation]);
  if (!person) {
    const note = '代表の方が書面に署名（事例の綴り）';
    return recordPaperConsent(deps, staff, id, { asked, organisation, note });
  }
  const { id: userId, name, email } = person;
  const principal: UserPrincipal = { kind: 'user', userId, name, email, role: 'member' };
  return answerForPartner(deps, principal, id, { asked, organisation, consent: 'agreed', note: '' });
}
