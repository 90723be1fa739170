// Stands in for the npm package `electron` in tests. Importing the real one from plain Node would try to download a
// binary; parts that need Electron take it as an argument, with types alone imported.
throw new Error('a test imported electron: give the part what it needs as an argument instead');
