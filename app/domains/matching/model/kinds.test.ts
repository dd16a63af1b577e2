import { expect, test } from 'vitest';
import { KIND_TEMPLATES, PROGRAMME_KINDS, programmeSettings } from './index';

test.each(PROGRAMME_KINDS)('the template of %s keeps the rules of settings', (kind) => {
  const { settings: template } = KIND_TEMPLATES[kind];
  expect(programmeSettings.parse(template)).toEqual(template);
  expect(new Set(template.form.map(({ key }) => key)).size).toBe(template.form.length);
  expect(template.remindDays).toBeLessThan(template.replyDays);
});
