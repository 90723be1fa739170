// The colours of code, which no screen has. Each is at least 4.5 : 1 on the surface that it stands on.

export type EditorTheme = 'light' | 'dark' | 'high-contrast';

export type CodeColours = Readonly<
  Record<'comment' | 'keyword' | 'string' | 'number' | 'name' | 'decorator', string>
>;

/** Six hexadecimal digits each, as Monaco reads them. */
export const CODE_COLOURS: Readonly<Record<EditorTheme, CodeColours>> = {
  light: {
    comment: '5c6674',
    keyword: '7a2a8f',
    string: '17693d',
    number: '8a4b00',
    name: '1a1f27',
    decorator: '2f4fb3',
  },
  dark: {
    comment: '9aa4b2',
    keyword: 'd3a6f0',
    string: '8fd6a8',
    number: 'efc569',
    name: 'e8ebef',
    decorator: '8fadff',
  },
  'high-contrast': {
    comment: 'b8f2c4',
    keyword: 'ffb3ff',
    string: '7dffa1',
    number: 'ffd83d',
    name: 'ffffff',
    decorator: '4ce0ff',
  },
};
