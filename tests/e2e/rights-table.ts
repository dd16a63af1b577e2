/**
 * Who may open which route, as `rights.spec.ts` walks them: every file of `app/routes` has its line here.
 */
export const PEOPLE = [
  'anonymous',
  'participant',
  'member',
  'otherFacilitator',
  'facilitator',
  'staff',
] as const;
export type Person = (typeof PEOPLE)[number];

/** What a person meets: the page, the sign-in, 401, 403, 404, or another page of ours. */
export type Meets = 'page' | 'sign-in' | 'unknown' | 'forbidden' | 'absent' | 'elsewhere';

const everyone = (meets: Meets): Record<Person, Meets> =>
  Object.fromEntries(PEOPLE.map((person) => [person, meets])) as Record<Person, Meets>;
const SIGNED_IN: Record<Person, Meets> = {
  ...everyone('page'),
  anonymous: 'sign-in',
  participant: 'sign-in',
};
const STAFF_ONLY: Record<Person, Meets> = {
  ...everyone('forbidden'),
  anonymous: 'sign-in',
  participant: 'sign-in',
  staff: 'page',
};
/** Planning and running the demo workshop: its facilitator and staff. */
const LEADS: Record<Person, Meets> = { ...STAFF_ONLY, participant: 'forbidden', facilitator: 'page' };
/** Programmes and new workshops: every facilitator and staff. */
const FACILITATORS: Record<Person, Meets> = { ...STAFF_ONLY, facilitator: 'page', otherFacilitator: 'page' };
/** What only accounts that lead see: a participant is asked to sign in. */
const LEADS_OR_SIGN_IN: Record<Person, Meets> = { ...LEADS, participant: 'sign-in' };
/** The room and its board: who has joined, who leads. */
export const INSIDE: Record<Person, Meets> = { ...LEADS, participant: 'page' };

/** A talk of two organisations and what came of it: for others than their members and staff it is not there. */
const NOT_OURS: Record<Person, Meets> = {
  ...SIGNED_IN,
  member: 'absent',
  otherFacilitator: 'absent',
  facilitator: 'absent',
};

/** Asked for the letter of an application that is being written. */
const NO_LETTER: Record<Person, Meets> = {
  ...everyone('absent'),
  anonymous: 'sign-in',
  participant: 'sign-in',
};

export const PAGES: Record<string, Record<Person, Meets>> = {
  '/': everyone('page'),
  '/account': SIGNED_IN,
  '/admin': STAFF_ONLY,
  '/admin/areas': STAFF_ONLY,
  '/admin/areas/:code': STAFF_ONLY,
  '/admin/areas/boundaries': STAFF_ONLY,
  '/admin/areas/new': STAFF_ONLY,
  '/admin/audit': STAFF_ONLY,
  '/admin/grants': STAFF_ONLY,
  '/admin/grants/:grantId': STAFF_ONLY,
  '/admin/indicators': STAFF_ONLY,
  '/admin/indicators/:key': STAFF_ONLY,
  '/admin/surveys': STAFF_ONLY,
  '/admin/surveys/:surveyId': STAFF_ONLY,
  '/admin/surveys/:surveyId/answers': STAFF_ONLY,
  '/survey/:token': everyone('absent'),
  '/admin/imports': STAFF_ONLY,
  '/admin/imports/:importId': STAFF_ONLY,
  '/admin/imports/:importId/problems': STAFF_ONLY,
  '/admin/invitations': STAFF_ONLY,
  '/admin/people': STAFF_ONLY,
  '/admin/report': STAFF_ONLY,
  '/admin/report/xlsx': STAFF_ONLY,
  '/admin/matching': STAFF_ONLY,
  '/admin/matching/:matchProgrammeId': STAFF_ONLY,
  '/admin/matching/:matchProgrammeId/runs': STAFF_ONLY,
  '/admin/matching/talks': STAFF_ONLY,
  '/admin/matching/conflicts': STAFF_ONLY,
  '/admin/matching/fairness': STAFF_ONLY,
  '/admin/matching/fairness/csv': STAFF_ONLY,
  '/admin/matching/rounds': STAFF_ONLY,
  '/admin/matching/rounds/:roundId': STAFF_ONLY,
  // Asked without two results to compare, and for one that nobody made.
  '/admin/matching/rounds/:roundId/compare': { ...STAFF_ONLY, staff: 'absent' },
  '/admin/matching/rounds/:roundId/trials/:trialId': { ...STAFF_ONLY, staff: 'absent' },
  '/admin/matching/rounds/new': STAFF_ONLY,
  '/admin/organisations': STAFF_ONLY,
  '/admin/organisations/claims': STAFF_ONLY,
  '/admin/organisations/duplicates': STAFF_ONLY,
  '/admin/organisations/duplicates/:kept/:gone': STAFF_ONLY,
  '/admin/users/:userId': STAFF_ONLY,
  '/applications/:id/letter': NO_LETTER,
  '/applications': SIGNED_IN,
  '/applications/:id': NOT_OURS,
  // No such file: not even for staff.
  '/applications/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/applications/:id/print': NOT_OURS,
  '/applications/new': SIGNED_IN,
  '/areas': everyone('page'),
  '/areas/:code': everyone('page'),
  '/areas/:code/booklet': everyone('page'),
  '/areas/:code/export/:format': everyone('page'),
  '/areas/:code/map': everyone('page'),
  '/awards': SIGNED_IN,
  '/awards/:id': NOT_OURS,
  // No such file: not even for staff.
  '/awards/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/awards/:id/letters/:letter': NOT_OURS,
  '/boards/:id': INSIDE,
  '/boards/:id/export/:format': INSIDE,
  '/boards/:id/places': INSIDE,
  '/cases': everyone('page'),
  // A draft of others.
  '/cases/:id': { ...everyone('absent'), staff: 'page' },
  '/cases/:id/edit': NOT_OURS,
  '/cases/:id/pictures/:fileId': everyone('absent'),
  '/cases/new': SIGNED_IN,
  '/check-in/:token': everyone('absent'),
  // Everybody's list: what is public, and what is one's own.
  '/collaborations': everyone('page'),
  '/collaborations/:id': NOT_OURS,
  '/collaborations/:id/photos/:photoId': { ...NOT_OURS, staff: 'absent' },
  // Those who act for an organisation, and staff.
  '/collaborations/new': { ...SIGNED_IN, otherFacilitator: 'forbidden' },
  '/files/:id': everyone('absent'),
  '/grants': everyone('page'),
  '/grants/:grantId': everyone('page'),
  '/home': SIGNED_IN,
  // Everybody's list: what is public, and what is one's own.
  '/ideas': everyone('page'),
  '/indicators': everyone('page'),
  '/indicators/:key': everyone('page'),
  '/ideas/:id': LEADS_OR_SIGN_IN,
  '/invite/:token': everyone('absent'),
  '/j/:code': everyone('page'),
  '/login': { ...everyone('elsewhere'), anonymous: 'page', participant: 'page' },
  '/maps/:id': INSIDE,
  '/maps/:id/facts': INSIDE,
  '/maps/:id/notes': INSIDE,
  '/matches': SIGNED_IN,
  '/matches/:id': NOT_OURS,
  // No such file: not even for staff.
  '/matches/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/matches/new': SIGNED_IN,
  '/matching': SIGNED_IN,
  '/matching/rounds': SIGNED_IN,
  // A round in preparation, in which nobody's organisation takes part.
  '/matching/rounds/:roundId': {
    ...everyone('absent'),
    anonymous: 'sign-in',
    participant: 'sign-in',
    staff: 'page',
  },
  '/open-data': everyone('page'),
  // No such file.
  '/open-data/:dataset/:format': everyone('absent'),
  '/organisations': everyone('page'),
  '/organisations/:id': everyone('page'),
  '/organisations/:id/claim': SIGNED_IN,
  '/organisations/:id/edit': STAFF_ONLY,
  '/organisations/:id/history': STAFF_ONLY,
  '/organisations/:id/members': STAFF_ONLY,
  '/organisations/export/:format': everyone('page'),
  '/organisations/invitations/:token': everyone('absent'),
  '/organisations/new': SIGNED_IN,
  '/programmes': FACILITATORS,
  '/programmes/:programmeId': FACILITATORS,
  '/programmes/:programmeId/edit': FACILITATORS,
  '/programmes/new': FACILITATORS,
  '/reset': everyone('page'),
  '/reset/:token': everyone('absent'),
  '/s/:sessionId': { ...INSIDE, anonymous: 'unknown' },
  '/screening': SIGNED_IN,
  '/screening/:grantId': NOT_OURS,
  '/screening/:grantId/applications/:applicationId': NOT_OURS,
  '/screening/:grantId/committee': NOT_OURS,
  '/screening/:grantId/letters': NOT_OURS,
  '/screening/:grantId/minutes': NOT_OURS,
  '/screening/:grantId/table': NOT_OURS,
  '/search': everyone('page'),
  '/setup/:token': everyone('absent'),
  '/visions': everyone('page'),
  '/visions/:id': LEADS,
  '/visions/:id/compare': LEADS,
  '/visions/:id/edit': LEADS,
  '/visions/:id/sources': LEADS,
  '/visions/:id/versions': LEADS,
  '/visions/:id/versions/:number': LEADS,
  '/visions/new': FACILITATORS,
  '/workshops/:workshopId': LEADS,
  '/workshops/:workshopId/copy': LEADS,
  '/workshops/:workshopId/edit': LEADS,
  '/workshops/:workshopId/run': LEADS,
  '/workshops/:workshopId/sessions/:sessionId': LEADS,
  '/workshops/:workshopId/sessions/:sessionId/phases/:phaseId': LEADS,
  '/workshops/new': FACILITATORS,
};

/** Routes that only take a POST; reading them is refused for everyone. */
export const ACTIONS_ONLY = [
  '/language',
  '/leave',
  '/logout',
  '/boards/:id/images',
  '/maps/:id/photos',
  '/boards/:id/adopted-images',
  '/boards/:id/import',
  '/survey/:token/draft',
];
/** Actions that everybody may try: they check credentials or secrets of their own. */
export const OPEN_ACTIONS = [
  '/',
  '/j/:code',
  '/language',
  '/login',
  '/leave',
  '/logout',
  '/reset',
  '/reset/:token',
  '/invite/:token',
  '/organisations/invitations/:token',
  '/check-in/:token',
  '/setup/:token',
];
