/**
 * How an idea moves: 検討 → 準備 → 実践 → 定着, or 見送り, and who may do what with it. Pure; the two tables below are all
 * there is to know.
 */

/** 検討, 準備, 実践, 定着, 見送り. */
export const IDEA_STATUSES = ['considering', 'preparing', 'practising', 'established', 'dropped'] as const;
export type IdeaStatus = (typeof IDEA_STATUSES)[number];

/** Steps from one status to another. */
export const IDEA_MOVES = ['prepare', 'practise', 'establish', 'step_back', 'drop', 'take_up'] as const;
export type IdeaMove = (typeof IDEA_MOVES)[number];

/** Everything that can be done with an idea. */
export const IDEA_ACTIONS = [...IDEA_MOVES, 'edit', 'own', 'link', 'name', 'merge', 'publish'] as const;
export type IdeaAction = (typeof IDEA_ACTIONS)[number];

/**
 * What somebody is to an idea: city staff; who leads the workshop it came from; who carries it on (the person, or somebody
 * who acts for the organisation); who wrote a source of it; anybody else.
 */
export const IDEA_ROLES = ['staff', 'lead', 'owner', 'author', 'other'] as const;
export type IdeaRole = (typeof IDEA_ROLES)[number];

/** Where a move leads; a move that is not there is not possible from that status. */
const NEXT: Record<IdeaStatus, Partial<Record<IdeaMove, IdeaStatus>>> = {
  considering: { prepare: 'preparing', practise: 'practising', drop: 'dropped' },
  preparing: { practise: 'practising', step_back: 'considering', drop: 'dropped' },
  practising: { establish: 'established', step_back: 'preparing', drop: 'dropped' },
  established: { step_back: 'practising' },
  dropped: { take_up: 'considering' },
};

/** Who may do something. Whether an idea has taken root is not said by those who carry it. */
const WHO: Record<IdeaAction, readonly IdeaRole[]> = {
  prepare: ['staff', 'lead', 'owner'],
  practise: ['staff', 'lead', 'owner'],
  establish: ['staff', 'lead'],
  step_back: ['staff', 'lead', 'owner'],
  drop: ['staff', 'lead', 'owner'],
  take_up: ['staff', 'lead', 'owner'],
  edit: ['staff', 'lead', 'owner'],
  own: ['staff', 'lead', 'owner'],
  link: ['staff', 'lead', 'owner'],
  name: ['author'],
  merge: ['staff', 'lead'],
  publish: ['staff', 'lead'],
};

/** Moves that are not made without a reason. */
export const NEEDS_REASON: readonly IdeaMove[] = ['step_back', 'drop', 'take_up'];

/**
 * The status of an idea after somebody did something with it; null when that is not possible, or not for them. What
 * moves nothing leaves the status as it is; an idea that was let go is only read, named, joined to another or taken up.
 */
export function afterAction(status: IdeaStatus, action: IdeaAction, role: IdeaRole): IdeaStatus | null {
  if (!WHO[action].includes(role)) return null;
  if (isMove(action)) return NEXT[status][action] ?? null;
  if (status === 'dropped' && !['name', 'merge'].includes(action)) return null;
  return status;
}

export function isMove(action: IdeaAction): action is IdeaMove {
  return (IDEA_MOVES as readonly string[]).includes(action);
}

/** What somebody with these roles may do with an idea now. */
export function actionsOf(status: IdeaStatus, roles: readonly IdeaRole[]): IdeaAction[] {
  return IDEA_ACTIONS.filter((action) => roles.some((role) => afterAction(status, action, role) !== null));
}
