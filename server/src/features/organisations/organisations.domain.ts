/** What an organisation can be: people who joined for something, an office, a registered association, a company. */
export const organisationKinds = ['initiative', 'office', 'association', 'company'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
