/** Ref of a menu in one row: where it doesn't fit, the entry of the open page starts in sight. */
export function showCurrentPlace(menu: HTMLElement | null): void {
  const current = menu?.querySelector<HTMLElement>('[aria-current="page"], [data-within]');
  if (!menu || !current) return;
  const { left, right } = current.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  if (left < box.left || right > box.right) menu.scrollLeft += right - box.right + 16;
}
