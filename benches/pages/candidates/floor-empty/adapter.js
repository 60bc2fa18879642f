window.bench = { name: 'floor-empty', ready: Promise.resolve(), countKind: 'none' };
