/** Tables as Kysely sees them. Times are milliseconds since the epoch, booleans 0 or 1, ids text. */
import type {
  AccountTokensTable,
  AuditLogTable,
  FilesTable,
  GuestsTable,
  UserSessionsTable,
  UsersTable,
} from './accounts';
import type {
  AreaBoundariesTable,
  AreasTable,
  FacilitiesTable,
  ImportProblemsTable,
  ImportsTable,
  KarteSetsTable,
  PopulationTable,
  PopulationTotalsTable,
  PublishedProjectionsTable,
  SalonsTable,
  TownAreasTable,
  TownTablesTable,
} from './areas';
import type {
  GrantAwardsTable,
  GrantChangesTable,
  GrantPaymentsTable,
  GrantReceiptsTable,
  GrantRemindersTable,
  GrantReportsTable,
} from './awards';
import type { CasePartnersTable, CasePicturesTable, CasesTable, CaseThemesTable } from './cases';
import type {
  IdeasTable,
  MapsTable,
  VisionEditorsTable,
  VisionsTable,
  VisionVersionsTable,
} from './documents';
import type {
  GrantApplicationsTable,
  GrantFilesTable,
  GrantPartnersTable,
  GrantProgrammesTable,
  GrantStepsTable,
  GrantSubmissionsTable,
} from './grants';
import type {
  IndicatorDefinitionsTable,
  IndicatorsTable,
  IndicatorTargetsTable,
  IndicatorValuesTable,
  PlanGoalsTable,
  PlanProgrammesTable,
  PlansTable,
  SurveyInvitationsTable,
  SurveyLinksTable,
  SurveyMailsTable,
  SurveysTable,
} from './indicators';
import type {
  CollaborationPartnersTable,
  CollaborationsTable,
  MatchAgreementsTable,
  MatchAwardsTable,
  MatchExclusionsTable,
  MatchExposuresTable,
  MatchesTable,
  MatchFollowUpsTable,
  MatchMessageFilesTable,
  MatchMessagesTable,
  MatchProgrammesTable,
  MatchReportsTable,
  MatchRoundEntriesTable,
  MatchRoundMailsTable,
  MatchRoundObjectionsTable,
  MatchRoundOverridesTable,
  MatchRoundsTable,
  MatchRoundTrialsTable,
  MatchRunsTable,
  MatchSuggestionsTable,
} from './matching';
import type {
  OrganisationAreasTable,
  OrganisationClaimsTable,
  OrganisationDistinctTable,
  OrganisationFieldsTable,
  OrganisationHistoryTable,
  OrganisationInvitationsTable,
  OrganisationMembersTable,
  OrganisationNeedsTable,
  OrganisationOffersTable,
  OrganisationSearchTable,
  OrganisationsTable,
} from './organisations';
import type {
  GrantCommitteeTable,
  GrantConflictsTable,
  GrantDecisionsTable,
  GrantEligibilityTable,
  GrantProposalChangesTable,
  GrantScoresTable,
  GrantScreeningNotesTable,
  GrantScreeningRemindersTable,
  GrantScreeningsTable,
} from './screening';
import type { SearchProgressTable, SearchStaleTable, SearchTextsTable, SearchWordsTable } from './search';
import type {
  CheckInLinksTable,
  CollaborationCheckInsTable,
  CollaborationFiguresTable,
  CollaborationLogTable,
  CollaborationMilestonesTable,
  CollaborationPhotosTable,
  IdeaAuthorsTable,
  IdeaSourcesTable,
  IdeaStepsTable,
  ProvenanceLinksTable,
} from './tracking';
import type {
  AgendaTemplatesTable,
  BoardLocksTable,
  BoardsTable,
  ParticipantsTable,
  PhasesTable,
  ProgrammesTable,
  RoomStatesTable,
  RoomUpdatesTable,
  SessionsTable,
  VoteRoundsTable,
  VotesTable,
  WorkshopFacilitatorsTable,
  WorkshopsTable,
} from './workshops';

export * from './accounts';
export * from './areas';
export * from './awards';
export * from './cases';
export * from './documents';
export * from './grants';
export * from './indicators';
export * from './matching';
export * from './organisations';
export * from './screening';
export * from './search';
export * from './tracking';
export * from './workshops';

export interface Database {
  users: UsersTable;
  user_sessions: UserSessionsTable;
  account_tokens: AccountTokensTable;
  guests: GuestsTable;
  audit_log: AuditLogTable;
  programmes: ProgrammesTable;
  workshops: WorkshopsTable;
  workshop_facilitators: WorkshopFacilitatorsTable;
  boards: BoardsTable;
  board_locks: BoardLocksTable;
  sessions: SessionsTable;
  phases: PhasesTable;
  agenda_templates: AgendaTemplatesTable;
  participants: ParticipantsTable;
  vote_rounds: VoteRoundsTable;
  votes: VotesTable;
  files: FilesTable;
  room_updates: RoomUpdatesTable;
  room_states: RoomStatesTable;
  areas: AreasTable;
  area_boundaries: AreaBoundariesTable;
  karte_sets: KarteSetsTable;
  population: PopulationTable;
  population_totals: PopulationTotalsTable;
  published_projections: PublishedProjectionsTable;
  facilities: FacilitiesTable;
  salons: SalonsTable;
  imports: ImportsTable;
  import_problems: ImportProblemsTable;
  town_tables: TownTablesTable;
  town_areas: TownAreasTable;
  maps: MapsTable;
  visions: VisionsTable;
  vision_versions: VisionVersionsTable;
  vision_editors: VisionEditorsTable;
  ideas: IdeasTable;
  organisations: OrganisationsTable;
  organisation_fields: OrganisationFieldsTable;
  organisation_areas: OrganisationAreasTable;
  organisation_offers: OrganisationOffersTable;
  organisation_needs: OrganisationNeedsTable;
  organisation_members: OrganisationMembersTable;
  organisation_invitations: OrganisationInvitationsTable;
  organisation_claims: OrganisationClaimsTable;
  organisation_distinct: OrganisationDistinctTable;
  organisation_history: OrganisationHistoryTable;
  organisation_search: OrganisationSearchTable;
  match_programmes: MatchProgrammesTable;
  match_awards: MatchAwardsTable;
  match_exclusions: MatchExclusionsTable;
  match_suggestions: MatchSuggestionsTable;
  match_runs: MatchRunsTable;
  match_exposures: MatchExposuresTable;
  matches: MatchesTable;
  match_agreements: MatchAgreementsTable;
  match_messages: MatchMessagesTable;
  match_message_files: MatchMessageFilesTable;
  match_reports: MatchReportsTable;
  match_follow_ups: MatchFollowUpsTable;
  collaborations: CollaborationsTable;
  collaboration_partners: CollaborationPartnersTable;
  idea_sources: IdeaSourcesTable;
  idea_authors: IdeaAuthorsTable;
  idea_steps: IdeaStepsTable;
  collaboration_milestones: CollaborationMilestonesTable;
  collaboration_log: CollaborationLogTable;
  collaboration_photos: CollaborationPhotosTable;
  collaboration_figures: CollaborationFiguresTable;
  collaboration_check_ins: CollaborationCheckInsTable;
  check_in_links: CheckInLinksTable;
  provenance_links: ProvenanceLinksTable;
  match_rounds: MatchRoundsTable;
  match_round_trials: MatchRoundTrialsTable;
  match_round_entries: MatchRoundEntriesTable;
  match_round_mails: MatchRoundMailsTable;
  match_round_overrides: MatchRoundOverridesTable;
  match_round_objections: MatchRoundObjectionsTable;
  grant_programmes: GrantProgrammesTable;
  grant_applications: GrantApplicationsTable;
  grant_partners: GrantPartnersTable;
  grant_files: GrantFilesTable;
  grant_submissions: GrantSubmissionsTable;
  grant_steps: GrantStepsTable;
  cases: CasesTable;
  case_partners: CasePartnersTable;
  case_themes: CaseThemesTable;
  case_pictures: CasePicturesTable;
  plans: PlansTable;
  plan_goals: PlanGoalsTable;
  plan_programmes: PlanProgrammesTable;
  indicators: IndicatorsTable;
  indicator_definitions: IndicatorDefinitionsTable;
  indicator_values: IndicatorValuesTable;
  indicator_targets: IndicatorTargetsTable;
  surveys: SurveysTable;
  survey_invitations: SurveyInvitationsTable;
  survey_links: SurveyLinksTable;
  survey_mails: SurveyMailsTable;
  grant_awards: GrantAwardsTable;
  grant_changes: GrantChangesTable;
  grant_reports: GrantReportsTable;
  grant_receipts: GrantReceiptsTable;
  grant_payments: GrantPaymentsTable;
  grant_reminders: GrantRemindersTable;
  grant_screenings: GrantScreeningsTable;
  grant_committee: GrantCommitteeTable;
  grant_conflicts: GrantConflictsTable;
  grant_eligibility: GrantEligibilityTable;
  grant_scores: GrantScoresTable;
  grant_screening_notes: GrantScreeningNotesTable;
  grant_proposal_changes: GrantProposalChangesTable;
  grant_decisions: GrantDecisionsTable;
  grant_screening_reminders: GrantScreeningRemindersTable;
  search_texts: SearchTextsTable;
  search_words: SearchWordsTable;
  search_stale: SearchStaleTable;
  search_progress: SearchProgressTable;
}
