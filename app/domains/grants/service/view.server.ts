import type { Principal } from '~/domains/accounts/model';
import { leadColour } from '~/domains/workshops/service/state.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import {
  type ApplicationAction,
  type ApplicationRole,
  type ApplicationStatus,
  actionsOf,
  isWritable,
  type OriginKind,
  type PartnerStatus,
} from '../model/application';
import { type Budget, type BudgetCheck, checkBudget } from '../model/budget';
import type { EligibilityProblem } from '../model/eligibility';
import { documentsOf, type Missing } from '../model/readiness';
import type { CostKind, Question, RuleSet } from '../model/rule-set';
import type { GrantStep } from '../model/steps';
import { OTHER_DOCUMENT, type SubmittedContent } from '../model/submission';
import { actsFor, applicationRoom } from '../policy';
import * as repo from '../repo/applications.server';
import * as files from '../repo/files.server';
import * as submissions from '../repo/submissions.server';
import { type ApplicationAccess, applicationAccess, requireApplication } from './access.server';
import { budgetOf, lateness, missingNow } from './applications.server';
import { findPartners } from './partners.server';
import { listSteps } from './steps.server';
import { markOfText, textsNow } from './texts.server';

export interface PartnerView {
  id: string;
  name: string;
  role: string;
  contribution: string;
  status: PartnerStatus;
  answeredBy: string | null;
  answeredAt: number | null;
  /** The viewer acts for it and may answer, or take the answer back. */
  mayAnswer: boolean;
  mayLeave: boolean;
}

export interface FileView {
  id: string;
  name: string;
  bytes: number;
  by: string;
}

/** An application as somebody who may see it finds it. */
export interface ApplicationView {
  id: string;
  title: string;
  status: ApplicationStatus;
  role: ApplicationRole;
  /** What the viewer may do with it now. */
  may: ApplicationAction[];
  programme: { id: string; title: string; fiscalYear: number; closesOn: string; costsUntil: string };
  year: number;
  isNew: boolean;
  asksNew: boolean;
  lead: { id: string; name: string };
  origin: { kind: OriginKind; id: string | null };
  partners: PartnerView[];
  budget: Budget;
  budgetRevision: number;
  /** What the rules say about money, for the check while typing. */
  money: Pick<RuleSet, 'capYenByYear' | 'rate'> & { costs: CostKind[] };
  check: BudgetCheck;
  questions: (Question & { text: string; mark: string })[];
  documents: { key: string; label: string; required: boolean; files: FileView[] }[];
  missing: Missing[];
  late: EligibilityProblem | null;
  /** Days until the last one; negative: over. */
  daysLeft: number;
  lastDay: string;
  more: { by: string; text: string } | null;
  receipt: { number: string; at: number; by: string } | null;
  room: string;
  person: { id: string; name: string; colour: string };
  steps: GrantStep[];
  /** Organisations found for an invitation. */
  found: { id: string; name: string; summary: string }[];
  q: string;
}

const DAY_MS = 86_400_000;

/** Everything of an application. Throws `unauthenticated`, `not_found` (for all who may not see it). */
export async function viewApplication(
  deps: Deps,
  principal: Principal,
  id: string,
  q = '',
): Promise<ApplicationView> {
  const access = await requireApplication(deps.db, principal, id, 'read');
  const { row, rules, role } = access;
  const texts = await textsNow(deps, principal, access);
  const budget = budgetOf(row);
  const may = actionsOf(row.status, role);
  const today = dayOf(deps.clock.now());
  const lastDay = row.status === 'more_asked' && row.more_by ? row.more_by : rules.closesOn;
  const person = principal.kind === 'user' ? principal : null;
  return {
    id,
    title: row.title,
    status: row.status,
    role,
    may,
    programme: {
      id: row.programme_id,
      title: row.programme_title,
      fiscalYear: rules.fiscalYear,
      closesOn: rules.closesOn,
      costsUntil: rules.costsUntil,
    },
    year: row.year_of_support,
    isNew: row.is_new === 1,
    asksNew: rules.newProjectOnly,
    lead: { id: row.lead_id, name: row.lead_name },
    origin: { kind: row.origin_kind, id: row.origin_id },
    partners: partnersOf(access),
    budget,
    budgetRevision: row.budget_revision,
    money: { capYenByYear: rules.capYenByYear, rate: rules.rate, costs: rules.costs },
    check: checkBudget(rules, row.year_of_support, budget),
    questions: rules.questions.map((question) => {
      const text = texts[question.key] ?? '';
      return { ...question, text, mark: markOfText(text) };
    }),
    documents: await documentsWithFiles(deps, access),
    missing: isWritable(row.status) ? await missingNow(deps.db, access, texts) : [],
    late: isWritable(row.status) ? lateness(access, deps.clock.now()) : null,
    daysLeft: Math.round((Date.parse(lastDay) - Date.parse(today)) / DAY_MS),
    lastDay,
    more: row.more_by ? { by: row.more_by, text: row.more_text } : null,
    receipt: row.receipt_number
      ? { number: row.receipt_number, at: row.submitted_at ?? 0, by: row.submitted_by_name ?? '' }
      : null,
    room: applicationRoom(id),
    person: {
      id: person?.userId ?? '',
      name: person?.name ?? '',
      colour: leadColour(person?.userId ?? ''),
    },
    steps: await listSteps(deps.db, id),
    found: may.includes('invite') ? await findPartners(deps, access, q) : [],
    q,
  };
}

function partnersOf({ partners, own, row }: ApplicationAccess): PartnerView[] {
  const acting = new Set(own.filter((one) => actsFor(one.role)).map(({ id }) => id));
  const open = isWritable(row.status);
  return partners.map((one) => {
    const mine = open && acting.has(one.organisation_id);
    return {
      id: one.organisation_id,
      name: one.name,
      role: one.role,
      contribution: one.contribution,
      status: one.status,
      answeredBy: one.answered_by_name,
      answeredAt: one.answered_at,
      mayAnswer: mine && one.status === 'invited',
      mayLeave: mine && one.status === 'consented',
    };
  });
}

async function documentsWithFiles(deps: Pick<Deps, 'db'>, { row, rules }: ApplicationAccess) {
  const rows = await files.listFiles(deps.db, row.id);
  const asked = documentsOf(rules, row.year_of_support);
  const known = new Set(asked.map(({ key }) => key));
  const filesOf = (belongs: (document: string) => boolean): FileView[] =>
    rows
      .filter(({ document }) => belongs(document))
      .map((file) => ({
        id: file.file_id,
        name: file.name,
        bytes: file.bytes,
        by: file.uploaded_by_name,
      }));
  return [
    ...asked.map(({ key, label, required }) => ({
      key,
      label,
      required,
      files: filesOf((document) => document === key),
    })),
    { key: OTHER_DOCUMENT, label: '', required: false, files: filesOf((document) => !known.has(document)) },
  ];
}

/** What is printed: the last that was handed in, or the draft as it stands. */
export interface PrintedApplication {
  id: string;
  programme: string;
  fiscalYear: number;
  receipt: string | null;
  /** When and by whom it was handed in; null: a draft. */
  submitted: { at: number; by: string; number: number } | null;
  year: number;
  content: SubmittedContent;
  check: BudgetCheck;
  costs: CostKind[];
  questions: Question[];
  documents: { key: string; label: string }[];
}

/** The application as its printed form. Throws as `viewApplication`. */
export async function printApplication(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<PrintedApplication> {
  const access = await requireApplication(deps.db, principal, id, 'read');
  const { row, rules } = access;
  const [last] = await submissions.listSubmissions(deps.db, id);
  const handedIn = last && row.status !== 'draft' && row.status !== 'more_asked' ? last : null;
  const content = handedIn
    ? (JSON.parse(handedIn.content) as SubmittedContent)
    : await draftContent(deps, principal, access);
  return {
    id,
    programme: row.programme_title,
    fiscalYear: rules.fiscalYear,
    receipt: row.receipt_number,
    submitted: handedIn
      ? { at: handedIn.submitted_at, by: handedIn.submitted_by_name, number: handedIn.number }
      : null,
    year: row.year_of_support,
    content,
    check: checkBudget(rules, row.year_of_support, content.budget),
    costs: rules.costs,
    questions: rules.questions,
    documents: documentsOf(rules, row.year_of_support).map(({ key, label }) => ({ key, label })),
  };
}

async function draftContent(
  deps: Deps,
  principal: Principal,
  access: ApplicationAccess,
): Promise<SubmittedContent> {
  const { row, partners } = access;
  const listed = await files.listFiles(deps.db, row.id);
  return {
    title: row.title,
    lead: { id: row.lead_id, name: row.lead_name },
    partners: partners
      .filter(({ status }) => status !== 'declined')
      .map((one) => ({
        id: one.organisation_id,
        name: one.name,
        role: one.role,
        contribution: one.contribution,
        consentedBy: one.status === 'consented' ? (one.answered_by_name ?? '') : '',
        consentedAt: one.answered_at ?? 0,
      })),
    budget: budgetOf(row),
    texts: await textsNow(deps, principal, access),
    files: listed.map((file) => ({
      fileId: file.file_id,
      document: file.document,
      name: file.name,
      bytes: file.bytes,
    })),
  };
}

/** An application in one's own list. */
export interface ApplicationItem {
  id: string;
  title: string;
  status: ApplicationStatus;
  programme: string;
  fiscalYear: number;
  lead: string;
  role: ApplicationRole;
  receipt: string | null;
  /** Last day to hand in; null where nothing is to be handed in. */
  lastDay: string | null;
  daysLeft: number;
  updatedAt: number;
}

/** The applications of a person's organisations, the latest change first. Throws `unauthenticated`. */
export async function listMyApplications(deps: Deps, principal: Principal): Promise<ApplicationItem[]> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const rows = await repo.listApplicationsFor(deps.db, principal.userId);
  const today = dayOf(deps.clock.now());
  const items: ApplicationItem[] = [];
  for (const row of rows) {
    const { role } = await applicationAccess(deps.db, principal, row.id);
    const rules = JSON.parse(row.rules) as RuleSet;
    const lastDay = row.status === 'more_asked' && row.more_by ? row.more_by : rules.closesOn;
    items.push({
      id: row.id,
      title: row.title,
      status: row.status,
      programme: row.programme_title,
      fiscalYear: rules.fiscalYear,
      lead: row.lead_name,
      role,
      receipt: row.receipt_number,
      lastDay: isWritable(row.status) ? lastDay : null,
      daysLeft: Math.round((Date.parse(lastDay) - Date.parse(today)) / DAY_MS),
      updatedAt: row.updated_at,
    });
  }
  return items;
}

/** What waits for a person: invitations to answer, and what is to be handed in while there is time. */
export async function listWaitingApplications(deps: Deps, principal: Principal): Promise<ApplicationItem[]> {
  const items = await listMyApplications(deps, principal);
  return items.filter(
    ({ role, lastDay, daysLeft }) =>
      lastDay !== null && daysLeft >= 0 && (role === 'invited' || role === 'lead' || role === 'partner'),
  );
}
