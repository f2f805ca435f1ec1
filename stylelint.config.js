// One page for both directions of writing, in the colours of tokens.css, with the fonts of the system. web/tools/stylelint.test.ts shows that each rule bites.

// A value that names a side of the screen: `to right`, `left center`. Names that only hold the word (`--edge-left`) are none.
const side = '/(^|[\\s(,])(left|right)(?=$|[\\s),])/';
// One value of a list of values, with what stands in its brackets (two deep).
const value = '(?:[^\\s()/]|\\((?:[^()]|\\([^()]*\\))*\\))+';
// Four values of which the second (right) is not the fourth (left).
const lopsided = `/^${value}\\s+(${value})\\s+${value}\\s+(?!\\1$)${value}$/`;
// Corners have sides, too: one value for all, the same ones at both ends of a line, or the logical longhands.
const corners = `/^(?!(${value})\\s+\\1\\s+(${value})\\s+\\2$)${value}\\s+${value}/`;
// Along the line of writing only by a variable that knows its direction.
const along = [`/translate(X|3d)?\\((?!\\s*0\\s*[,)])(?!.*var\\(--)/`];

/** @type {import('stylelint').Config} */
export default {
  customSyntax: 'postcss-html',
  plugins: ['stylelint-use-logical'],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    'csstools/use-logical': 'always',
    'declaration-property-value-disallowed-list': [
      {
        '/.*/': [side],
        '/^(margin|padding|inset|border-width|border-color|border-style|scroll-margin|scroll-padding)$/': [lopsided],
        'border-radius': [corners],
        transform: along,
        translate: ['/^(?!0(\\s|$))(?!none$)(?!.*var\\(--)/'],
      },
      { message: (property, text) => `"${property}: ${text}" is made for one direction of writing only.` },
    ],
    // The attribute `dir` says it, so that text read aloud and text on the screen agree.
    'property-disallowed-list': [['direction'], { message: 'The direction of writing is said by dir, where lang is said.' }],
    'color-no-hex': [true, { message: 'Colours stand in tokens.css and have a name.' }],
    'color-named': ['never', { message: 'Colours stand in tokens.css and have a name.' }],
    'function-disallowed-list': [
      ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color'],
      { message: 'Colours stand in tokens.css and have a name.' },
    ],
    'declaration-no-important': true,
    'at-rule-disallowed-list': [['font-face'], { message: 'Only fonts of the system: nothing to load, and every script that the phone knows.' }],
    'function-url-scheme-allowed-list': [['data'], { message: 'Nothing comes from another host.' }],
  },
  overrides: [
    { files: ['**/*.css'], customSyntax: 'postcss' },
    { files: ['**/tokens.css'], rules: { 'color-no-hex': null, 'color-named': null, 'function-disallowed-list': null } },
  ],
};
