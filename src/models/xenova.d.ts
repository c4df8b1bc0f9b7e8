// The library publishes its types beside its sources, not on them, and its entry point also loads an image library
// and every pipeline. These two modules are all that an embedder needs, and load in half the time.
declare module '@xenova/transformers/src/tokenizers.js' {
  export * from '@xenova/transformers/types/tokenizers.js';
}
declare module '@xenova/transformers/src/backends/onnx.js' {
  export * from '@xenova/transformers/types/backends/onnx.js';
}
