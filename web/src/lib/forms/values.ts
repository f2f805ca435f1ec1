/** What was typed, by field name, so that a refused form can be shown again as it was. */
export type Values = Record<string, string>;

export async function readForm(request: Request): Promise<Values> {
  const values: Values = {};
  for (const [name, value] of await request.formData()) {
    // Browsers send line breaks as CRLF; what people write is stored with LF.
    if (typeof value === 'string') values[name] = value.replace(/\r\n?/g, '\n');
  }
  return values;
}

export function optionalNumber(value: string | undefined): number | undefined {
  return value === undefined || value.trim() === '' ? undefined : Number(value);
}

export function optionalText(value: string | undefined): string | undefined {
  const text = value?.trim() ?? '';
  return text === '' ? undefined : text;
}
