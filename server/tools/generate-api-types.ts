import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** The web's types of the API, from the text of the OpenAPI document. */
export async function apiTypes(openapi: string): Promise<string> {
  const nodes = await openapiTypescript(JSON.parse(openapi) as OpenAPI3, { alphabetize: true });
  return `// Generated from server/openapi.json by npm run generate. Do not edit.\n\n${astToString(nodes)}`;
}
