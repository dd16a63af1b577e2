import { LAYER_COLOURS, type Layer } from '../../model';
import { SIGN_PATHS } from '../stage/signs';

/** The sign of a layer in its colour. Always beside its name. */
export function SignIcon({
  layer,
  className = 'size-6',
}: {
  layer: Pick<Layer, 'colour' | 'sign'>;
  className?: string;
}) {
  return (
    <svg aria-hidden="true" viewBox="-13 -13 26 26" className={`shrink-0 ${className}`}>
      <path
        d={SIGN_PATHS[layer.sign]}
        fill={LAYER_COLOURS[layer.colour]}
        stroke="#ffffff"
        strokeWidth="3"
        strokeLinejoin="round"
        paintOrder="stroke"
      />
    </svg>
  );
}
