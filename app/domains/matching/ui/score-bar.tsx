/** A part of a whole, 0 to 1, drawn; what it means stands beside it in words. */
export function ScoreBar({ value, thin = false }: { value: number | null; thin?: boolean }) {
  const percent = value === null ? 50 : Math.round(value * 100);
  return (
    <span
      aria-hidden="true"
      className={`block overflow-hidden rounded-full bg-solid-gray-100 ${thin ? 'h-2' : 'h-4'} ${value === null ? 'border border-dashed border-line-strong bg-white' : ''}`}
    >
      {value === null ? null : <span className="block h-full bg-brand" style={{ width: `${percent}%` }} />}
    </span>
  );
}
