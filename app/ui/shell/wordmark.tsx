/** The product's sign: people around one table. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 text-xl font-bold text-brand-strong">
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
        <circle cx="16" cy="16" r="10" fill="none" stroke="currentColor" strokeWidth="3" />
        <circle cx="16" cy="6" r="4" fill="#ffc700" stroke="#fff" strokeWidth="1.5" />
        <circle cx="7.3" cy="21" r="4" fill="#51b883" stroke="#fff" strokeWidth="1.5" />
        <circle cx="24.7" cy="21" r="4" fill="#ff8d44" stroke="#fff" strokeWidth="1.5" />
      </svg>
      まちのわ
    </span>
  );
}
