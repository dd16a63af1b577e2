/** What is printed once the server is up. */
export interface BannerFacts {
  address: string;
  /** Set when the demo was loaded at this start or its password is known from the environment. */
  demo: { accounts: readonly string[]; password: string | null; code: string } | null;
  /** One-time link that makes the first staff account. */
  setupLink: string | null;
  /** What whoever runs it should know, a sentence each. */
  warnings: readonly string[];
}

/** Lines for the terminal of whoever started the server, in English with the product's own words. */
export function bannerLines({ address, demo, setupLink, warnings }: BannerFacts): string[] {
  const lines = ['', `  Machinowa（まちのわ）is ready: ${address}`];
  if (demo) {
    lines.push('', `  Demo workshop: ${address}/j/${demo.code}  (code ${demo.code})`, '  Demo sign-ins:');
    for (const email of demo.accounts) lines.push(`    ${email}`);
    lines.push(
      demo.password
        ? `  Password of all: ${demo.password}`
        : '  Password: as printed at the first start; set DEMO_PASSWORD to choose a new one',
    );
  }
  if (setupLink) {
    lines.push(
      '',
      '  No account yet. Make the first staff account here (works once, 24 hours):',
      `    ${setupLink}`,
    );
  }
  for (const warning of warnings) lines.push('', `  Note: ${warning}`);
  lines.push('');
  return lines;
}
