// A library is carried packed, for it is half as large that way, and unpacked where it is wanted. The policy
// of the page lets it in by the hash of what comes out.
const unpack = async id => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), c => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  script.textContent = await new Response(unpacked).text();
  document.head.append(script);
};
