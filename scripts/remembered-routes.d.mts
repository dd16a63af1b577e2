export function withMemory(source: string): string;
