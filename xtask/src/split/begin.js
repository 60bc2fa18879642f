let begun;
function begin({ module_or_path } = {}) {
    begun ??= begin_once(module_or_path).catch((error) => {
        begun = undefined;
        throw error;
    });
    return begun;
}

async function begin_once(coming) {
    const imports = __wbg_get_imports();
    const given = await coming;
    if (!(given instanceof Response)) {
        return begin_with(await WebAssembly.instantiate(given, imports));
    }
    if (!given.ok) {
        throw new Error(`The code could not be fetched (${given.status}).`);
    }
    try {
        return begin_with(await WebAssembly.instantiateStreaming(given, imports));
    } catch (error) {
        // Served as another kind of file it is not compiled as it comes, but can be read.
        if (given.bodyUsed || given.headers.get('Content-Type') === 'application/wasm') throw error;
        return begin_with(await WebAssembly.instantiate(await given.arrayBuffer(), imports));
    }
}

const begin_with = ({ instance, module }) => __wbg_finalize_init(instance, module);

export { begin as default };
