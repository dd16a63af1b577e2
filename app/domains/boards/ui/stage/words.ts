import type { TFunction } from 'i18next';
import type { BoardObject } from '../../model';
import type { StageWords } from './types';

/** Words of the stage from the catalogue `boards`, keys under `stage`. */
export function stageWords(t: TFunction<'boards'>): StageWords {
  const kind = (object: BoardObject) => t(`stage.kind.${object.type}`);
  const votes = (count: number) => t('stage.votes', { count });
  return {
    board: t('stage.board'),
    locked: t('stage.locked'),
    kind,
    votes,
    describe(object, { group, author, decoration }) {
      const parts: string[] = [];
      if ('text' in object) parts.push(object.text.trim() || t('stage.empty'));
      if (object.type === 'stamp') parts.push(t(`stage.stamp.${object.stamp}`));
      if (object.type === 'image') parts.push(object.alt || t('stage.noAlt'));
      if ('colour' in object) parts.push(t(`stage.colour.${object.colour}`));
      if (group !== null) parts.push(group ? t('stage.inGroup', { group }) : t('stage.inUntitledGroup'));
      if (author) parts.push(t('stage.by', { name: author }));
      if (object.tags.length > 0) parts.push(t('stage.tags', { tags: object.tags.join('・') }));
      if (decoration?.votes) parts.push(votes(decoration.votes));
      if (decoration?.locked) parts.push(t('stage.locked'));
      const holders = decoration?.selectedBy?.map(({ name }) => name) ?? [];
      if (holders.length > 0) parts.push(t('stage.heldBy', { names: holders.join('・') }));
      return parts.join(t('stage.comma'));
    },
  };
}
