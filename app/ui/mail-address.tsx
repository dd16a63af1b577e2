/** A mail address in a text: where it must go on in the next line, it breaks before the @ and at hyphens first. */
export function MailAddress({ children }: { children: string }) {
  const at = Math.max(0, children.lastIndexOf('@'));
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  );
}
