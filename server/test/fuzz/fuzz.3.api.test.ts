import { fuzzPart } from './part.ts';

fuzzPart(3);
