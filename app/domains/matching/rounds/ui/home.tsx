import { useTranslation } from 'react-i18next';
import { HomeSection } from '~/ui/home-section';
import type { RoundItem } from '../view';
import { RoundList } from './round-list';

/** Rounds in which something can be done for an organisation of the person. */
export function HomeRounds({ rounds }: { rounds: readonly RoundItem[] }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('matching:rounds.mine')} items={rounds}>
      <RoundList rounds={rounds} base="/matching/rounds" />
    </HomeSection>
  );
}
