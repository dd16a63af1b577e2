/** What the pointer does. Grouping and images are actions, no tools: nothing is drawn with them. */
export const TOOLS = ['select', 'hand', 'note', 'label', 'frame', 'connector', 'pen', 'stamp'] as const;
export type Tool = (typeof TOOLS)[number];

/** Tools that stay after one use: with these, people make several things in a row. */
export function staysActive(tool: Tool): boolean {
  return tool === 'select' || tool === 'hand' || tool === 'pen' || tool === 'stamp';
}

/** Whether the tool changes the board. */
export function writes(tool: Tool): boolean {
  return tool !== 'select' && tool !== 'hand';
}
