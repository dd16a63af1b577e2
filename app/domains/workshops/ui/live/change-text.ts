import type { TFunction } from 'i18next';
import type { Change } from './changes';

/** One plain sentence about a change, saying what it means for the person. */
export function changeText(t: TFunction, change: Change): string {
  switch (change.kind) {
    case 'phase':
      return `${t('workshops:room.change.phase', { title: change.title })} ${t(`workshops:room.change.${change.permission}`)}`;
    case 'permission':
      return t(`workshops:room.change.${change.permission}`);
    case 'gathered':
      return t('workshops:room.change.gathered', { name: change.by });
    case 'following':
      return t('workshops:room.change.following', { name: change.name });
    case 'voteOpened':
      return t('workshops:room.change.voteOpened', {
        title: change.round.title,
        votes: change.round.votesEach,
      });
    case 'voteClosed':
      return t('workshops:room.change.voteClosed', { title: change.round.title });
    case 'voteReopened':
      return t('workshops:room.change.voteReopened', { title: change.round.title });
    default:
      return t(`workshops:room.change.${change.kind}`);
  }
}
