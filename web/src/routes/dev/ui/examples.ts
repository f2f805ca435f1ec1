/** What people could have written: other languages than the page's, a long compound, a word without a place to break. */
export const people = {
  need: { text: 'Kinderwagen gesucht', lang: 'de' },
  offer: { text: 'عربة أطفال مستعملة', lang: 'ar' },
  letter: { text: 'Добрий день!\nМи шукаємо ліжечко для дитини.\nДякуємо за допомогу.', lang: 'uk' },
  compound: { text: 'Landkreisgebrauchtmöbeltransporthilfevermittlungsangebot', lang: 'de' },
};
