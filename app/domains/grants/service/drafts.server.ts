import type { Kysely } from 'kysely';
import type { UserPrincipal } from '~/domains/accounts/model';
import type { Clock } from '~/platform/clock';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import type { OriginKind } from '../model/application';
import type { Budget } from '../model/budget';
import { NO_BUDGET } from '../model/submission';
import * as repo from '../repo/applications.server';
import * as partners from '../repo/partners.server';
import { writeStep } from './steps.server';

/** What a draft begins with. */
export interface NewDraft {
  programmeId: string;
  title: string;
  leadId: string;
  yearOfSupport?: number;
  previousId?: string | null;
  origin: { kind: OriginKind; id: string | null };
  areaCode?: string | null;
  isNew?: boolean;
  budget?: Budget;
  /** By key of the question: what is known; taken over into the room when somebody first opens it. */
  texts?: Readonly<Record<string, string>>;
  /** Asked to apply together; each answers for itself. */
  partners: readonly { id: string; role: string; contribution: string }[];
}

/**
 * Writes a draft down within the caller's transaction and returns its id. The caller has checked that `by` acts for the
 * lead and that the programme takes applications.
 */
export async function insertDraft(
  db: Kysely<Database>,
  clock: Clock,
  by: UserPrincipal,
  draft: NewDraft,
): Promise<string> {
  const id = newId('gap');
  const now = clock.now();
  await repo.insertApplication(db, {
    id,
    programme_id: draft.programmeId,
    year_of_support: draft.yearOfSupport ?? 1,
    previous_id: draft.previousId ?? null,
    title: draft.title,
    lead_id: draft.leadId,
    origin_kind: draft.origin.kind,
    origin_id: draft.origin.id,
    area_code: draft.areaCode ?? null,
    is_new: (draft.isNew ?? true) ? 1 : 0,
    status: 'draft',
    budget: JSON.stringify(draft.budget ?? NO_BUDGET),
    texts: JSON.stringify(draft.texts ?? {}),
    receipt_number: null,
    submitted_at: null,
    submitted_by: null,
    submitted_by_name: null,
    more_by: null,
    created_by: by.userId,
    created_by_name: by.name,
    created_at: now,
    updated_at: now,
  });
  for (const partner of draft.partners) {
    await partners.putPartner(db, {
      application_id: id,
      organisation_id: partner.id,
      role: partner.role,
      contribution: partner.contribution,
      status: 'invited',
      invited_by: by.userId,
      invited_at: now,
      answered_by: null,
      answered_by_name: null,
      answered_at: null,
    });
  }
  await writeStep(db, clock, id, by, 'grants.started');
  return id;
}
